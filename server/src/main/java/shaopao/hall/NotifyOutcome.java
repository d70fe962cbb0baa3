package shaopao.hall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.hall.spi.OutcomeHandler;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.people.People;
import shaopao.people.Person;

/**
 * {@code notify}: tells the applicant, or others, what came of it. Parameters: {@code text} and {@code textEn}; {@code
 * to}, staff or student numbers joined by commas, by default the applicant.
 */
@Component
class NotifyOutcome implements OutcomeHandler {

    static final String KIND = "hall.outcome";

    private final ObjectProvider<Notices> notices;
    private final People people;

    /** Messages are made when the first is sent: who only checks files needs none. */
    NotifyOutcome(ObjectProvider<Notices> notices, People people) {
        this.notices = notices;
        this.people = people;
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public Map<String, Object> bringAbout(Asked asked) {
        String text = asked.with().getOrDefault("text", "已办结");
        List<PersonId> to = Optional.ofNullable(asked.with().get("to")).stream()
                .flatMap(numbers -> Stream.of(numbers.split(",")))
                .flatMap(number -> people.byNumber(number).map(Person::id).stream())
                .toList();
        List<PersonId> named = to.isEmpty() ? List.of(asked.applicant()) : to;
        NewNotice notice = NewNotice.of(KIND, asked.key(), named)
                .with("number", asked.number())
                .with("text", new Words(text, asked.with().getOrDefault("textEn", text)))
                .linkedTo("/hall/applications/" + asked.application());
        return Map.of("told", notices.getObject().send(notice));
    }
}
