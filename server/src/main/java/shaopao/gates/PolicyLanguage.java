package shaopao.gates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import shaopao.rules.Environment;
import shaopao.rules.RuleType;

/**
 * The variables that a line of a policy may use. The reader in {@code web/src/gate/gateRules.ts} has the same ones; a
 * new one is added in both.
 */
final class PolicyLanguage {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final Environment ENVIRONMENT = Environment.of(types());

    private PolicyLanguage() {}

    private static Map<String, RuleType> types() {
        Map<String, RuleType> types = new LinkedHashMap<>();
        types.put(
                "person", RuleType.record(Map.of("kind", RuleType.TEXT, "unit", RuleType.TEXT, "grade", RuleType.INT)));
        types.put("offCampus", RuleType.BOOL);
        types.put("onLeave", RuleType.BOOL);
        types.put("marks", RuleType.list(RuleType.TEXT));
        types.put("campaigns", RuleType.map(RuleType.TEXT));
        types.put("visitor", RuleType.BOOL);
        types.put("entering", RuleType.BOOL);
        types.put("inside", RuleType.INT);
        types.put("today", RuleType.DATE);
        types.put("minute", RuleType.INT);
        types.put("weekday", RuleType.INT);
        return types;
    }

    /** The values of one passage: time of day in minutes, weekday from Monday 1, {@code inside} before the passage. */
    static Map<String, Object> values(PassageFacts facts, boolean entering, int inside, Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        Map<String, Object> person = new HashMap<>();
        person.put("kind", facts.kind());
        facts.unit().ifPresent(unit -> person.put("unit", unit));
        facts.grade().ifPresent(grade -> person.put("grade", grade));
        Map<String, Object> values = new HashMap<>();
        values.put("person", person);
        values.put("offCampus", facts.offCampus());
        values.put("onLeave", facts.onLeave(at));
        values.put("marks", facts.marks());
        values.put("campaigns", facts.campaigns());
        values.put("visitor", facts.kind().equals("visitor") || facts.visit().isPresent());
        values.put("entering", entering);
        values.put("inside", inside);
        values.put("today", LocalDate.from(local));
        values.put("minute", local.getHour() * 60 + local.getMinute());
        values.put("weekday", local.getDayOfWeek().getValue());
        return values;
    }
}
