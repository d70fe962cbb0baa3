package shaopao.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes down, in the reader's language, what the school holds about a person. */
@Component
class RecordBook {

    private final MessageSource messages;

    RecordBook(MessageSource messages) {
        this.messages = messages;
    }

    PersonalRecord of(PersonDetail detail) {
        return new PersonalRecord(List.of(
                group("basics", basics(detail)),
                group("affiliations", affiliations(detail)),
                group("contacts", contacts(detail)),
                group("duties", duties(detail))));
    }

    private List<PersonalRecord.Value> basics(PersonDetail detail) {
        String source = detail.affiliations().isEmpty()
                ? ""
                : detail.affiliations().getFirst().source();
        List<PersonalRecord.Value> values = new ArrayList<>();
        values.add(value("name", detail.person().name(), source, false));
        detail.nameLatin().ifPresent(text -> values.add(value("nameLatin", text, source, false)));
        detail.numbers().forEach(number -> values.add(value("number", number, source, false)));
        coded(detail.sex(), "sex", source, values);
        detail.birthOn().ifPresent(day -> values.add(value("birthOn", day.toString(), source, false)));
        coded(detail.nationality(), "nationality", source, values);
        coded(detail.ethnicGroup(), "ethnicGroup", source, values);
        coded(detail.politicalStatus(), "politicalStatus", source, values);
        coded(detail.identityType(), "identityType", source, values);
        detail.identity().ifPresent(text -> values.add(value("identity", text, source, true)));
        return values;
    }

    private void coded(
            Optional<PersonDetail.CodedValue> coded, String name, String source, List<PersonalRecord.Value> values) {
        coded.ifPresent(found -> values.add(value(name, found.name(), source, false)));
    }

    private List<PersonalRecord.Value> affiliations(PersonDetail detail) {
        return detail.affiliations().stream()
                .map(held -> new PersonalRecord.Value(
                        "affiliation",
                        text("people.kind." + held.kind()),
                        held.unit()
                                + held.className().map(name -> " · " + name).orElse("")
                                + held.major()
                                        .map(major -> " · " + major.name())
                                        .orElse("")
                                + " · "
                                + held.number(),
                        held.source(),
                        held.from() + held.until().map(day -> " – " + day).orElse(""),
                        false))
                .toList();
    }

    private List<PersonalRecord.Value> contacts(PersonDetail detail) {
        return detail.contacts().stream()
                .map(held -> new PersonalRecord.Value(
                        held.kind().toLowerCase(Locale.ROOT),
                        text("people.contact." + held.kind()),
                        held.value(),
                        held.source(),
                        "",
                        true))
                .toList();
    }

    private List<PersonalRecord.Value> duties(PersonDetail detail) {
        List<PersonalRecord.Value> values = new ArrayList<>();
        detail.posts()
                .forEach(post -> values.add(new PersonalRecord.Value(
                        "post",
                        post.title(),
                        post.unit(),
                        "",
                        post.from() + post.until().map(day -> " – " + day).orElse(""),
                        false)));
        detail.charges()
                .forEach(charge -> values.add(new PersonalRecord.Value(
                        "charge",
                        text("people.charge." + charge.kind()),
                        charge.className(),
                        "",
                        charge.from() + charge.until().map(day -> " – " + day).orElse(""),
                        false)));
        return values;
    }

    private PersonalRecord.Group group(String name, List<PersonalRecord.Value> values) {
        return new PersonalRecord.Group(name, text("people.record." + name), values);
    }

    private PersonalRecord.Value value(String name, String value, String source, boolean masked) {
        return new PersonalRecord.Value(name, text("people.field." + name), value, source, "", masked);
    }

    private String text(String key) {
        return String.valueOf(messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }
}
