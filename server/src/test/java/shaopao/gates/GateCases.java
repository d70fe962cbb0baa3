package shaopao.gates;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import shaopao.gates.GateRules.Asked;
import shaopao.gates.GateRules.Ready;
import shaopao.gates.PassageFacts.Visit;
import shaopao.gates.spi.FactSource.Span;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random cases for both engines: policies and facts in two pools, a case is a row of eight numbers, and the last one is
 * what the server says. {@code web/src/gate/gateRules.test.ts} reads the same rows. From a command line it writes as
 * many as are asked for ({@code bench/gate-rules.sh}).
 */
@SuppressWarnings("EnumOrdinal")
final class GateCases {

    static final int POLICIES = 120;
    static final int FACTS = 240;
    static final int COLUMNS = 8;
    private static final long SEED = 20_261_127;

    private static final List<UUID> PLACES =
            IntStream.rangeClosed(1, 6).mapToObj(i -> new UUID(0, i)).toList();

    /** Each is false, true or without a value for some facts; the last ones have none for most. */
    private static final List<String> ATOMS = List.of(
            "person.kind == 'student'",
            "person.kind in ['staff', 'retired']",
            "person.kind != 'visitor'",
            "has(person.grade) && person.grade >= 2024",
            "has(person.unit) && person.unit in ['D01', 'D03', 'D05']",
            "offCampus",
            "!offCampus",
            "onLeave",
            "!onLeave",
            "entering",
            "!entering",
            "minute >= 1380 || minute < 360",
            "minute >= 420 && minute < 1350",
            "weekday >= 6",
            "weekday < 6",
            "inside < 40",
            "inside >= 80",
            "visitor",
            "'resident:D03' in marks",
            "marks.exists(one, one.startsWith('resident:'))",
            "size(marks) > 1",
            "'welcome' in campaigns && campaigns['welcome'] == 'done'",
            "today >= date('2026-09-01')",
            "today < date('2026-11-20')",
            "person.grade > 2023",
            "person.unit == 'D02'",
            "campaigns['welcome'] != 'open'",
            "100 / (inside - 20) > 2",
            "minute % (weekday - 3) == 0");

    private final Random random = new Random(SEED);
    private final Rules rules = new Rules();
    private final List<Ready> policies = new ArrayList<>();
    private final List<PassageFacts> facts = new ArrayList<>();

    GateCases() {
        for (int i = 0; i < POLICIES; i++) {
            policies.add(policy(i));
        }
        for (int i = 0; i < FACTS; i++) {
            facts.add(facts(i));
        }
    }

    private Ready policy(int number) {
        List<PolicyLine> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(new PolicyLine(condition(random.nextInt(3)), random.nextInt(3) > 0, "第" + i + "条", "Line " + i));
        }
        GateMode[] modes = GateMode.values();
        GateMode mode = number % 3 == 0 ? modes[random.nextInt(modes.length)] : GateMode.NORMAL;
        GatePolicy policy = new GatePolicy(
                mode,
                mode == GateMode.EXAM ? "MATH" + random.nextInt(2) : "",
                lines,
                Passback.values()[random.nextInt(3)],
                1 + random.nextInt(900),
                random.nextInt(3) == 0 ? 1 + random.nextInt(100) : 0,
                random.nextBoolean(),
                -1);
        List<UUID> within = PLACES.subList(random.nextInt(3), 3 + random.nextInt(3));
        List<Rule> compiled = lines.stream()
                .map(line -> rules.rule(line.condition(), PolicyLanguage.ENVIRONMENT, RuleType.BOOL))
                .toList();
        return new Ready(policy, within, compiled);
    }

    private String condition(int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        String left = condition(depth - 1);
        String right = condition(random.nextInt(depth));
        return switch (random.nextInt(4)) {
            case 0 -> "(" + left + ") && (" + right + ")";
            case 1 -> "(" + left + ") || (" + right + ")";
            case 2 -> "!(" + left + ") && (" + right + ")";
            default -> "(" + left + ") ? (" + right + ") : " + ATOMS.get(random.nextInt(ATOMS.size()));
        };
    }

    private PassageFacts facts(int number) {
        String kind = List.of("student", "student", "student", "staff", "retired", "visitor")
                .get(random.nextInt(6));
        if (number % 11 == 0) {
            Span time = span();
            return PassageFacts.guest(new Visit(
                    time, random.nextInt(3) == 0 ? Set.of() : Set.of(PLACES.get(random.nextInt(PLACES.size())))));
        }
        List<String> marks = new ArrayList<>();
        for (String mark : List.of("resident:D03", "resident:D07", "exam:MATH0", "invigilator:MATH1", "vip")) {
            if (random.nextInt(4) == 0) {
                marks.add(mark);
            }
        }
        Map<String, String> campaigns = switch (random.nextInt(3)) {
            case 0 -> Map.of("welcome", "done");
            case 1 -> Map.of("welcome", "open", "departure", "done");
            default -> Map.of();
        };
        return new PassageFacts(
                random.nextInt(20) > 0,
                kind,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of("D0" + (1 + random.nextInt(6))),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(2021 + random.nextInt(6)),
                random.nextInt(4) == 0,
                marks,
                campaigns,
                random.nextInt(3) == 0 ? List.of(span(), span()) : List.of(),
                Optional.empty());
    }

    private Span span() {
        long from = START + random.nextInt(SECONDS) - SECONDS / 4;
        return new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + random.nextInt(20 * 86_400)));
    }

    /** 1 September to 20 December 2026. */
    private static final long START = 1_788_192_000L;

    private static final int SECONDS = 110 * 86_400;

    /** One random case with what the server says. */
    int[] row() {
        int policy = random.nextInt(POLICIES);
        int fact = random.nextInt(FACTS);
        int way = random.nextInt(3);
        int inside = random.nextInt(2);
        int count = random.nextInt(110);
        long at = START + random.nextInt(SECONDS);
        // now and then exactly at a boundary of minute, day or time that was missed
        at = random.nextInt(5) == 0 ? at / 3_600 * 3_600 : at;
        int missed = policies.get(policy).policy().missedMinutes() * 60;
        int since = random.nextInt(6) == 0 ? missed : random.nextInt(missed * 2);
        int[] row = {policy, fact, way, inside, count, (int) at, since, 0};
        row[COLUMNS - 1] = verdict(row);
        return row;
    }

    /** What the server says to a row, in one number. */
    int verdict(int[] row) {
        Instant at = Instant.ofEpochSecond(row[5]);
        GateVerdict verdict = GateRules.decide(
                policies.get(row[0]),
                new Asked(
                        Direction.values()[row[2]],
                        facts.get(row[1]),
                        new Whereabouts(row[3] == 1, at.minusSeconds(row[6])),
                        row[4],
                        at));
        int remark = verdict.remark().map(one -> one.ordinal() + 1).orElse(0);
        return verdict.direction().ordinal()
                | (verdict.reason().ordinal() << 1)
                | ((verdict.line() + 1) << 8)
                | (remark << 16);
    }

    /** The two pools as the browser reads them. */
    Map<String, Object> pools() {
        Map<String, Object> pools = new LinkedHashMap<>();
        pools.put(
                "policies",
                policies.stream()
                        .map(ready -> Map.of("policy", ready.policy(), "places", ready.places()))
                        .toList());
        pools.put("facts", facts.stream().map(GateCases::told).toList());
        pools.put("reasons", GateReason.values());
        pools.put("remarks", PassageRemark.values());
        return pools;
    }

    private static Map<String, Object> told(PassageFacts facts) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("present", facts.present());
        told.put("kind", facts.kind());
        facts.unit().ifPresent(unit -> told.put("unit", unit));
        facts.grade().ifPresent(grade -> told.put("grade", grade));
        told.put("offCampus", facts.offCampus());
        told.put("marks", facts.marks());
        told.put("campaigns", facts.campaigns());
        told.put("leaves", facts.leaves().stream().map(GateCases::told).toList());
        facts.visit().ifPresent(visit -> {
            Map<String, Object> visited = new LinkedHashMap<>(told(visit.time()));
            visited.put("places", visit.places());
            told.put("visit", visited);
        });
        return told;
    }

    private static Map<String, Object> told(Span span) {
        return Map.of(
                "from", span.from().getEpochSecond(), "until", span.until().getEpochSecond());
    }

    /** Writes pools.json and cases.bin (rows of eight 32-bit numbers, lowest byte first) into a folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        GateCases cases = new GateCases();
        Files.writeString(
                folder.resolve("pools.json"),
                JsonMapper.shared().writeValueAsString(cases.pools()),
                StandardCharsets.UTF_8);
        int opened = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("cases.bin")), 1 << 20)) {
            ByteBuffer bytes = ByteBuffer.allocate(COLUMNS * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                int[] row = cases.row();
                bytes.clear();
                for (int one : row) {
                    bytes.putInt(one);
                }
                out.write(bytes.array());
                opened += GateReason.values()[(row[COLUMNS - 1] >> 1) & 0x7F].opens() ? 1 : 0;
            }
        }
        System.out.printf("%,d cases, of which the server opens %,d%n", count, opened);
    }
}
