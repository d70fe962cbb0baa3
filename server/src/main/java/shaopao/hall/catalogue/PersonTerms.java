package shaopao.hall.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shaopao.people.PersonFacts;
import shaopao.rules.RuleType;

/** What a condition may say of a person. A name that is used in files stays for ever. */
final class PersonTerms {

    static final Map<String, RuleType> TYPES = Map.ofEntries(
            Map.entry("kind", RuleType.TEXT),
            Map.entry("kindCode", RuleType.TEXT),
            Map.entry("level", RuleType.TEXT),
            Map.entry("grade", RuleType.INT),
            Map.entry("classCode", RuleType.TEXT),
            Map.entry("unit", RuleType.TEXT),
            Map.entry("units", RuleType.list(RuleType.TEXT)),
            Map.entry("major", RuleType.TEXT),
            Map.entry("sex", RuleType.TEXT),
            Map.entry("birthOn", RuleType.DATE),
            Map.entry("age", RuleType.INT),
            Map.entry("nationality", RuleType.TEXT),
            Map.entry("ethnicGroup", RuleType.TEXT),
            Map.entry("politicalStatus", RuleType.TEXT),
            Map.entry("posts", RuleType.list(RuleType.TEXT)),
            Map.entry("heads", RuleType.BOOL),
            Map.entry("counsels", RuleType.BOOL),
            Map.entry("since", RuleType.DATE));

    private PersonTerms() {}

    static Map<String, Object> of(PersonFacts facts, LocalDate today) {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("kind", facts.kind().name().toLowerCase(java.util.Locale.ROOT));
        put(terms, "kindCode", facts.kindCode());
        put(terms, "level", facts.level());
        put(terms, "grade", facts.grade().map(Integer::longValue));
        put(terms, "classCode", facts.classCode());
        put(terms, "unit", facts.unit());
        terms.put("units", facts.units());
        put(terms, "major", facts.major());
        put(terms, "sex", facts.sex());
        put(terms, "birthOn", facts.birthOn());
        put(terms, "age", facts.birthOn().map(born -> (long) born.until(today).getYears()));
        put(terms, "nationality", facts.nationality());
        put(terms, "ethnicGroup", facts.ethnicGroup());
        put(terms, "politicalStatus", facts.politicalStatus());
        terms.put("posts", facts.posts());
        terms.put("heads", facts.heads());
        terms.put("counsels", facts.counsels());
        put(terms, "since", facts.since());
        return terms;
    }

    private static void put(Map<String, Object> terms, String name, Optional<?> value) {
        value.ifPresent(known -> terms.put(name, known));
    }
}
