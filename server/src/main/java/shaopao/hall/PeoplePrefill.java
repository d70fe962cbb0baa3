package shaopao.hall;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.forms.spi.Prefill;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.PlaceName;
import shaopao.people.Profile;
import shaopao.people.Profiles;

/** What the register of persons knows for a form. Units, classes, persons and codes come with their names. */
@Component
class PeoplePrefill implements Prefill {

    private static final Words SOURCE = new Words("人员信息", "register of persons");
    private static final String COUNSELLOR = "person.counsellor";
    private static final String CLASS_TEACHER = "person.class-teacher";

    private static final Set<String> OFFERS = Set.of(
            "person.name",
            "person.number",
            "person.kind",
            "person.unit",
            "person.class",
            COUNSELLOR,
            CLASS_TEACHER,
            "person.major",
            "person.grade",
            "person.level",
            "person.phone",
            "person.mail",
            "person.gender",
            "person.birthday",
            "person.nationality",
            "person.ethnic-group",
            "person.political-status",
            "person.identity",
            "person.post");

    private final Profiles profiles;
    private final People people;

    PeoplePrefill(Profiles profiles, People people) {
        this.profiles = profiles;
        this.people = people;
    }

    @Override
    public Words source() {
        return SOURCE;
    }

    @Override
    public boolean offers(String fact) {
        return OFFERS.contains(fact);
    }

    @Override
    public Map<String, Object> facts(PersonId id, Set<String> wanted) {
        return profiles.profile(id).map(profile -> facts(profile, wanted)).orElse(Map.of());
    }

    private Map<String, Object> facts(Profile profile, Set<String> wanted) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("person.name", profile.name());
        facts.put("person.number", profile.number());
        facts.put("person.kind", profile.kind().name().toLowerCase(Locale.ROOT));
        profile.unit().ifPresent(unit -> facts.put("person.unit", place(unit)));
        profile.schoolClass().ifPresent(one -> facts.put("person.class", place(one)));
        profile.grade().ifPresent(grade -> facts.put("person.grade", grade));
        profile.birthOn().ifPresent(day -> facts.put("person.birthday", day.toString()));
        profile.identity().ifPresent(number -> facts.put("person.identity", number));
        profile.phone().ifPresent(phone -> facts.put("person.phone", phone));
        profile.mail().ifPresent(mail -> facts.put("person.mail", mail));
        coded(facts, "person.major", profile.major());
        coded(facts, "person.level", profile.level());
        coded(facts, "person.gender", profile.sex());
        coded(facts, "person.nationality", profile.nationality());
        coded(facts, "person.ethnic-group", profile.ethnicGroup());
        coded(facts, "person.political-status", profile.politicalStatus());
        if (!profile.posts().isEmpty()) {
            facts.put("person.post", profile.posts());
        }
        if (wanted.contains(COUNSELLOR)) {
            profile.schoolClass().ifPresent(one -> named(facts, COUNSELLOR, people.counsellorsOf(one.id())));
        }
        if (wanted.contains(CLASS_TEACHER)) {
            profile.schoolClass().ifPresent(one -> named(facts, CLASS_TEACHER, people.classTeachersOf(one.id())));
        }
        return facts;
    }

    private void named(Map<String, Object> facts, String fact, Collection<PersonId> ids) {
        List<Map<String, Object>> named = people.names(ids).entrySet().stream()
                .map(one -> Map.<String, Object>of("id", one.getKey().toString(), "name", one.getValue()))
                .toList();
        if (!named.isEmpty()) {
            facts.put(fact, named);
        }
    }

    private static void coded(Map<String, Object> facts, String fact, Optional<Profile.Coded> value) {
        value.ifPresent(coded -> facts.put(fact, Map.of("code", coded.code(), "name", coded.name())));
    }

    private static Map<String, Object> place(PlaceName place) {
        return Map.of("id", place.id().toString(), "code", place.code(), "name", place.name());
    }
}
