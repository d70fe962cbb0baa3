package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.gates.GateFactFile.BadFact;
import shaopao.gates.GateFactRules.Read;
import shaopao.gates.GateFactStore.Held;
import shaopao.kernel.PersonId;
import shaopao.people.Sheets.SheetRow;

/** What may be said of people, and how lists say it. */
@Tag("once")
class GateFactRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final Set<String> HOMES = Set.of("D03", "D03-412");

    private static Object read(GateFactKind kind, String value) {
        return switch (GateFactRules.read(kind, value, HOMES::contains)) {
            case Read.Good(GateFact fact) -> fact.value();
            case Read.Bad(GateFactFlaw why) -> why;
        };
    }

    @Test
    void residenceIsAPlaceWherePeopleLive() {
        assertThat(read(GateFactKind.RESIDENCE, " D03-412 ")).isEqualTo("D03-412");
        assertThat(read(GateFactKind.RESIDENCE, "LIB")).isEqualTo(GateFactFlaw.NOT_A_DORMITORY);
        assertThat(read(GateFactKind.RESIDENCE, "")).isEqualTo(GateFactFlaw.NOT_A_DORMITORY);
    }

    @Test
    void campaignHasAStateAndAMarkIsAWord() {
        assertThat(read(GateFactKind.CAMPAIGN, "welcome = done")).isEqualTo("welcome=done");
        assertThat(read(GateFactKind.CAMPAIGN, "welcome：已报到")).isEqualTo("welcome=已报到");
        assertThat(read(GateFactKind.CAMPAIGN, "welcome")).isEqualTo(GateFactFlaw.STATE_MISSING);
        assertThat(read(GateFactKind.CAMPAIGN, "welcome=")).isEqualTo(GateFactFlaw.STATE_MISSING);
        assertThat(read(GateFactKind.MARK, "library-late")).isEqualTo("library-late");
        assertThat(read(GateFactKind.MARK, "invigilator:MATH1@T1")).isEqualTo("invigilator:MATH1@T1");
        assertThat(read(GateFactKind.MARK, "a b")).isEqualTo(GateFactFlaw.VALUE_WRONG);
        assertThat(read(GateFactKind.MARK, "a\u0000b")).isEqualTo(GateFactFlaw.VALUE_WRONG);
        assertThat(read(GateFactKind.MARK, "x'] || true")).isEqualTo(GateFactFlaw.VALUE_WRONG);
        assertThat(read(GateFactKind.MARK, "resident:D04"))
                .as("nobody moves in by a mark that is not checked")
                .isEqualTo(GateFactFlaw.MARK_RESERVED);
        assertThat(read(GateFactKind.OFF_CAMPUS, "")).isEqualTo("");
        assertThat(read(GateFactKind.OFF_CAMPUS, "no")).isEqualTo(GateFactFlaw.VALUE_WRONG);
    }

    @Test
    void daysAreReadAsSchoolsWriteThemAndTheLastDayCountsWhole() {
        Instant start = Instant.parse("2026-08-31T16:00:00Z");
        for (String text : List.of("2026-09-01", "2026/9/1", "20260901", "2026年9月1日", "46266")) {
            assertThat(GateFactRules.instant(text, false)).as(text).contains(start);
            assertThat(GateFactRules.instant(text, true)).as(text).contains(start.plusSeconds(86_400));
        }
        assertThat(GateFactRules.instant("2026-09-01 08:15", true)).contains(Instant.parse("2026-09-01T00:15:00Z"));
        for (String text : List.of("", "soon", "2026-02-30", "2026-09-01 25:00", "0001-01-01", "99999999")) {
            assertThat(GateFactRules.instant(text, false)).as(text).isEmpty();
        }
    }

    @Test
    void whatEndsBeforeItBeginsOrIsOverIsNoFact() {
        GateFact fact = new GateFact(GateFactKind.MARK, "a", "", Optional.empty(), Optional.empty());
        assertThat(GateFactRules.during(fact, Optional.of(NOW), Optional.of(NOW), NOW))
                .isEqualTo(new Read.Bad(GateFactFlaw.ENDS_BEFORE_IT_BEGINS));
        assertThat(GateFactRules.during(fact, Optional.empty(), Optional.of(NOW), NOW))
                .isEqualTo(new Read.Bad(GateFactFlaw.OVER));
        assertThat(GateFactRules.during(fact, Optional.empty(), Optional.of(NOW.plusSeconds(1)), NOW))
                .isInstanceOf(Read.Good.class);
    }

    private static List<SheetRow> rows(String... lines) {
        List<SheetRow> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(new SheetRow(rows.size() + 1L, List.of(line.split(",", -1))));
        }
        return rows;
    }

    @Test
    void listTellsEveryBadRowWithItsReason() {
        Map<String, PersonId> persons = Map.of("1", PersonId.next(), "2", PersonId.next());
        List<SheetRow> rows = rows(
                "学号,姓名,类别,内容,起始,截止",
                "1,张三,住宿,D03-412,2026-09-01,",
                "2,李四,校外住宿,,,2027-01-10",
                "1,张三,住宿,LIB,,",
                "9,王五,标记,a,,",
                "2,李四,宿舍,D03,,",
                "1,张三,标记,a,x,",
                "1,张三,标记,a,2027-01-01,2026-12-01",
                "1,张三,标记,a,,2020-01-01",
                "1,张三,住宿,D03-412,2026-09-01,2026-12-31");
        assertThat(GateFactFile.numbers(rows)).containsExactlyInAnyOrder("1", "2", "9");
        GateFactFile file = GateFactFile.read(rows, Optional.empty(), persons, HOMES::contains, NOW);
        assertThat(file.entries()).hasSize(2);
        assertThat(file.badRows()).isEqualTo(7);
        assertThat(file.flaws())
                .extracting(BadFact::row, BadFact::reason)
                .containsExactly(
                        tuple(4L, GateFactFlaw.NOT_A_DORMITORY),
                        tuple(5L, GateFactFlaw.PERSON_UNKNOWN),
                        tuple(6L, GateFactFlaw.KIND_UNKNOWN),
                        tuple(7L, GateFactFlaw.TIME_WRONG),
                        tuple(8L, GateFactFlaw.ENDS_BEFORE_IT_BEGINS),
                        tuple(9L, GateFactFlaw.OVER),
                        tuple(10L, GateFactFlaw.DUPLICATE));
    }

    @Test
    void listWithoutKindsIsOfTheKindThatIsChosenAndOtherColumnsAreTold() {
        Map<String, PersonId> persons = Map.of("1", PersonId.next());
        List<SheetRow> rows = rows("number,value", "1,D03");
        assertThat(GateFactFile.read(rows, Optional.of(GateFactKind.RESIDENCE), persons, HOMES::contains, NOW)
                        .entries())
                .hasSize(1);
        GateFactFile without = GateFactFile.read(rows, Optional.empty(), persons, HOMES::contains, NOW);
        assertThat(without.flaws()).extracting(BadFact::reason).containsExactly(GateFactFlaw.COLUMN_MISSING);
        GateFactFile other =
                GateFactFile.read(rows("学号,类别,楼栋", "1,住宿,D03"), Optional.empty(), persons, HOMES::contains, NOW);
        assertThat(other.flaws()).extracting(BadFact::reason).containsExactly(GateFactFlaw.COLUMN_UNKNOWN);
        assertThat(other.entries()).isEmpty();
    }

    @Test
    void whoeverLivesInARoomLivesInItsHouseAndOnItsCampus() {
        PersonId person = PersonId.next();
        var told = Objects.requireNonNull(RegisteredFacts.told(
                        List.of(
                                new Held(person, GateFactKind.RESIDENCE, "D03-412", ""),
                                new Held(person, GateFactKind.CAMPAIGN, "welcome", "done"),
                                new Held(person, GateFactKind.MARK, "library-late", "")),
                        Map.of("D03-412", List.of("D03-412", "D03", "MAIN")))
                .get(person));
        assertThat(told.marks())
                .containsExactlyInAnyOrder("resident:D03-412", "resident:D03", "resident:MAIN", "library-late");
        assertThat(told.campaigns()).containsEntry("welcome", "done");
        assertThat(told.offCampus()).isFalse();
    }

    private static GatePolicy policy(GateMode mode, String... conditions) {
        return new GatePolicy(
                mode,
                mode == GateMode.EXAM ? "MATH1" : "",
                List.of(conditions).stream()
                        .map(one -> new PolicyLine(one, true, "", ""))
                        .toList(),
                Passback.OFF,
                1,
                0,
                false,
                -1);
    }

    @Test
    void aReaderHoldsTheMarksThatItsPolicyNamesAndAllWhereItMayAskForAny() {
        var named = AskedMarks.by(policy(GateMode.NORMAL, "'resident:D03' in marks || \"x\" in marks"));
        assertThat(named.test("resident:D03")).isTrue();
        assertThat(named.test("x")).isTrue();
        assertThat(named.test("resident:D04")).isFalse();
        assertThat(AskedMarks.by(policy(GateMode.NORMAL, "'a' in marks && marks.exists(m, m.startsWith('b'))"))
                        .test("anything"))
                .isTrue();
        assertThat(AskedMarks.by(policy(GateMode.NORMAL, "true")).test("a")).isFalse();
        assertThat(AskedMarks.by(policy(GateMode.EXAM, "true")).test("exam:MATH1"))
                .isTrue();
    }

    @Test
    void aPolicyMindsOnlyWhatItAsksFor() {
        assertThat(FactAspect.askedBy(policy(GateMode.NORMAL, "onLeave || campaigns['welcome'] == 'done'")))
                .containsExactly(FactAspect.PERSON, FactAspect.CAMPAIGNS, FactAspect.LEAVES);
        assertThat(FactAspect.askedBy(policy(GateMode.EXAM))).containsExactly(FactAspect.PERSON, FactAspect.MARKS);
        PassageFacts before = new PassageFacts(
                true,
                "student",
                Optional.empty(),
                Optional.of(2023),
                false,
                List.of("a"),
                Map.of(),
                List.of(),
                Optional.empty());
        PassageFacts after = new PassageFacts(
                true,
                "student",
                Optional.empty(),
                Optional.of(2023),
                true,
                List.of("a"),
                Map.of("welcome", "done"),
                List.of(),
                Optional.empty());
        assertThat(FactAspect.changed(before, after)).containsExactly(FactAspect.OFF_CAMPUS, FactAspect.CAMPAIGNS);
        assertThat(FactAspect.changed(before, before)).isEmpty();
        assertThat(FactAspect.changed(null, after)).containsExactly(FactAspect.PERSON);
        assertThat(FactAspect.changed(null, null)).isEmpty();
    }
}
