package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.booking.SeriesRules.Candidate;
import shaopao.booking.SeriesRules.SeriesPlan;
import shaopao.booking.SeriesRules.Taken;
import shaopao.booking.SeriesRules.Week;
import shaopao.calendar.Term;
import shaopao.calendar.TermId;
import shaopao.places.PlaceId;

/** Plans for many weeks. */
class SeriesRulesTests {

    private static final Term TERM = new Term(
            TermId.of("00000000-0000-0000-0000-000000000001"),
            "2026-2027-1",
            "第一学期",
            LocalDate.of(2026, 9, 7),
            LocalDate.of(2027, 1, 17),
            LocalDate.of(2026, 9, 7),
            18);

    private static final List<Week> WEEKS =
            SeriesRules.weeks(TERM, DayOfWeek.TUESDAY, 600, 700, Set.of(3, 4, 5, 6, 40));

    private static PlaceId place(int number) {
        return PlaceId.of("00000000-0000-0000-0000-%012d".formatted(number));
    }

    private static Candidate room(int number, int seats) {
        return new Candidate(place(number), "R" + number, seats, 0);
    }

    private static Taken taken(int number, Week week) {
        return new Taken(
                place(number), week.from().minusSeconds(600), week.from().plusSeconds(60));
    }

    private static Map<PlaceId, List<Taken>> map(Taken... all) {
        Map<PlaceId, List<Taken>> map = new HashMap<>();
        for (Taken one : all) {
            map.computeIfAbsent(one.place(), _ -> new ArrayList<>()).add(one);
        }
        return map;
    }

    @Test
    void ofRoomsThatAreFreeAlikeTheNearestIsTheUsualOne() {
        List<Candidate> rooms = List.of(
                new Candidate(place(1), "R1", 60, 900),
                new Candidate(place(2), "R2", 200, 80),
                new Candidate(place(3), "R3", 60, 10));
        SeriesPlan plan = SeriesRules.plan(rooms, WEEKS, map(taken(3, WEEKS.getFirst())), BookingRulesTests.TERMS);
        assertThat(plan.place()).contains(place(2));
        assertThat(plan.weeks().getLast().others()).containsExactly(place(1), place(3));
    }

    @Test
    void weeksAreThoseOfTheTerm() {
        assertThat(WEEKS.stream().map(Week::day).toList())
                .containsExactly(
                        LocalDate.of(2026, 9, 22),
                        LocalDate.of(2026, 9, 29),
                        LocalDate.of(2026, 10, 6),
                        LocalDate.of(2026, 10, 13));
    }

    @Test
    void smallestRoomThatIsFreeInAllWeeksIsTheRoomOfThePlan() {
        SeriesPlan plan = SeriesRules.plan(
                List.of(room(1, 120), room(2, 60), room(3, 80)),
                WEEKS,
                map(taken(2, WEEKS.get(1))),
                BookingRulesTests.TERMS);
        assertThat(plan.place()).contains(place(3));
        assertThat(plan.whole()).isTrue();
        assertThat(plan.weeks()).allMatch(week -> week.usual());
    }

    @Test
    void weekInWhichTheRoomIsTakenGetsTheBestOther() {
        SeriesPlan plan = SeriesRules.plan(
                List.of(room(1, 60), room(2, 80)),
                WEEKS,
                map(taken(1, WEEKS.get(2)), taken(2, WEEKS.get(0)), taken(2, WEEKS.get(1))),
                BookingRulesTests.TERMS);
        assertThat(plan.place()).contains(place(1));
        assertThat(plan.weeks().get(2).place()).contains(place(2));
        assertThat(plan.weeks().get(2).usual()).isFalse();
        assertThat(plan.weeks().get(3).others()).containsExactly(place(2));
    }

    @Test
    void weekWithoutAnyRoomGetsOtherHoursOfTheDay() {
        SeriesPlan plan =
                SeriesRules.plan(List.of(room(1, 60)), WEEKS, map(taken(1, WEEKS.get(2))), BookingRulesTests.TERMS);
        assertThat(plan.whole()).isFalse();
        assertThat(plan.weeks().get(2).place()).isEqualTo(Optional.empty());
        assertThat(plan.weeks().get(2).hours()).hasSize(3).allSatisfy(hours -> {
            assertThat(java.time.Duration.between(hours.from(), hours.until()).toMinutes())
                    .isEqualTo(100);
            assertThat(taken(1, WEEKS.get(2))
                            .meets(BookingRules.held(BookingRulesTests.TERMS, hours.from(), hours.until())))
                    .isFalse();
        });
    }

    /** Against a reading that tries every room and week: no room that is taken is planned, no free week is left out. */
    @Test
    void plansAreExact() {
        Random random = new Random(20260901);
        for (int round = 0; round < 300; round++) {
            List<Candidate> rooms = new ArrayList<>();
            List<Taken> taken = new ArrayList<>();
            for (int number = 1; number <= 6; number++) {
                rooms.add(room(number, 40 + random.nextInt(3) * 20));
                for (Week week : WEEKS) {
                    if (random.nextDouble() < 0.6) {
                        taken.add(taken(number, week));
                    }
                }
            }
            SeriesPlan plan = SeriesRules.plan(rooms, WEEKS, map(taken.toArray(Taken[]::new)), BookingRulesTests.TERMS);
            for (int nth = 0; nth < WEEKS.size(); nth++) {
                Week week = WEEKS.get(nth);
                Set<PlaceId> busy = new java.util.HashSet<>();
                taken.stream()
                        .filter(one -> one.meets(BookingRules.held(BookingRulesTests.TERMS, week.from(), week.until())))
                        .forEach(one -> busy.add(one.place()));
                var planned = plan.weeks().get(nth);
                assertThat(planned.place().isPresent()).isEqualTo(busy.size() < rooms.size());
                planned.place().ifPresent(place -> assertThat(busy).doesNotContain(place));
                planned.others().forEach(place -> assertThat(busy).doesNotContain(place));
            }
        }
    }
}
