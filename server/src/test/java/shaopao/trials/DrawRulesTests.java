package shaopao.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class DrawRulesTests {

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A school with colleges of very different sizes, years, and some staff. */
    private static List<ListedTrial> school(RandomGenerator random, int people) {
        List<ListedTrial> list = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            boolean staff = random.nextInt(10) == 0;
            String unit = "C" + (int) Math.sqrt(random.nextInt(100));
            list.add(new ListedTrial(
                    "%016x".formatted(random.nextLong()),
                    staff ? "STAFF" : "STUDENT",
                    unit,
                    staff ? ListedTrial.NONE : Integer.toString(2020 + random.nextInt(4))));
        }
        return list;
    }

    private static TrialPlan plan(List<ListedTrial> list, int seats) {
        List<TrialQuota> quotas = ListRules.groups(list, Set.of(Dimension.values()), seats).stream()
                .map(ListRules.Group::quota)
                .toList();
        return new TrialPlan(seats, quotas, 90, 7, "", "");
    }

    private static List<ListedTrial> draw(String seed, List<ListedTrial> list, TrialPlan plan) {
        return DrawRules.panel(DrawRules.order(seed, DrawRules.attempt(seed, list, plan), list), plan);
    }

    @Test
    void everyDrawKeepsToItsQuotasAndGivesNobodyTwoSeats() {
        int attempts = 0;
        for (int round = 0; round < 200; round++) {
            RandomGenerator random = random(round);
            List<ListedTrial> list =
                    ListRules.told(school(random, 300 + random.nextInt(700)), Set.of(Dimension.values()));
            TrialPlan plan = plan(list, 5 + random.nextInt(40));
            List<ListedTrial> drawn = draw("种子" + round, list, plan);
            assertThat(drawn).hasSize(plan.people()).doesNotHaveDuplicates();
            attempts = Math.max(attempts, DrawRules.attempt("种子" + round, list, plan));
            for (TrialQuota quota : plan.quotas()) {
                long there = drawn.stream()
                        .filter(one -> one.value(quota.dimension()).equals(quota.value()))
                        .count();
                assertThat(there)
                        .as("round %d, %s %s", round, quota.dimension(), quota.value())
                        .isBetween((long) quota.min(), (long) quota.max());
            }
        }
        assertThat(attempts).isLessThan(DrawRules.ATTEMPTS_MAX / 2);
    }

    @Test
    void sameSeedGivesTheSamePeopleAndAnotherSeedOthers() {
        List<ListedTrial> list = school(random(7), 2_000);
        TrialPlan plan = plan(list, 20);
        List<ListedTrial> once = draw("2026137", list, plan);
        assertThat(draw("2026137", list, plan)).isEqualTo(once);
        assertThat(draw("2026138", list, plan)).isNotEqualTo(once);
    }

    /** The expected values were computed with the recipe in docs/guide/trials.md, in another language. */
    @Test
    void drawAgreesWithTheRecipe() {
        List<ListedTrial> list = IntStream.range(0, 40)
                .mapToObj(i -> new ListedTrial(
                        "%016x".formatted(i * 2_654_435_761L),
                        i % 5 == 0 ? "STAFF" : "STUDENT",
                        "C" + i % 3,
                        ListedTrial.NONE))
                .sorted(java.util.Comparator.comparing(ListedTrial::pseudonym))
                .toList();
        TrialPlan plan = new TrialPlan(
                8,
                List.of(
                        new TrialQuota(Dimension.KIND, "STAFF", 2, 2),
                        new TrialQuota(Dimension.KIND, "STUDENT", 6, 6),
                        new TrialQuota(Dimension.UNIT, "C0", 3, 4),
                        new TrialQuota(Dimension.UNIT, "C1", 1, 2),
                        new TrialQuota(Dimension.UNIT, "C2", 2, 3)),
                90,
                7,
                "",
                "");
        assertThat(ListRules.hash(ListRules.text(list))).isEqualTo(RECIPE_HASH);
        assertThat(draw("双色球 2026137", list, plan).stream().map(ListedTrial::pseudonym))
                .containsExactlyElementsOf(RECIPE_DRAW);
    }

    private static final String RECIPE_HASH = "5660f1f95cd208a746ede8e6aa43dc38064be6f6c101054c90b30c6048b2090d";
    private static final List<String> RECIPE_DRAW = List.of(
            "00000013c6ef3620",
            "0000001328b7bc6f",
            "0000000d98c47536",
            "00000006cc623a9b",
            "00000003b54cda26",
            "00000011ec48c90d",
            "0000000000000000",
            "000000128a8042be");

    @Test
    void everybodyHasAboutTheSameChance() {
        List<ListedTrial> list = school(random(3), 200);
        TrialPlan plan = plan(list, 20);
        Map<String, Integer> times = new TreeMap<>();
        int rounds = 3_000;
        for (int round = 0; round < rounds; round++) {
            draw("r" + round, list, plan).forEach(one -> times.merge(one.pseudonym(), 1, Integer::sum));
        }
        double fair = rounds * 20.0 / 200;
        assertThat(times).hasSize(200);
        assertThat(times.values()).allMatch(count -> count > fair * 0.4 && count < fair * 2.5);
    }

    @Test
    void freedSeatGoesToTheNextWhoFits() {
        List<ListedTrial> list = school(random(11), 500);
        TrialPlan plan = plan(list, 12);
        List<ListedTrial> order = DrawRules.order("x", 0, list);
        List<ListedTrial> seated = new ArrayList<>(DrawRules.panel(order, plan));
        Set<String> asked = new HashSet<>();
        seated.forEach(one -> asked.add(one.pseudonym()));
        for (int gone = 0; gone < 200; gone++) {
            ListedTrial left = seated.remove(gone % seated.size());
            ListedTrial next = DrawRules.next(order, asked, seated, plan).orElseThrow();
            assertThat(asked).doesNotContain(next.pseudonym());
            assertThat(seated).doesNotContain(left);
            asked.add(next.pseudonym());
            seated.add(next);
        }
    }

    @Test
    void wishesThatNobodyFitsAreGivenUpBeforeASeatStaysEmpty() {
        List<ListedTrial> list = List.of(
                new ListedTrial("a", "STUDENT", "C1", ListedTrial.NONE),
                new ListedTrial("b", "STUDENT", "C1", ListedTrial.NONE));
        TrialPlan plan = new TrialPlan(
                2,
                List.of(new TrialQuota(Dimension.KIND, "STAFF", 1, 1), new TrialQuota(Dimension.KIND, "STUDENT", 1, 1)),
                0,
                7,
                "",
                "");
        assertThat(DrawRules.panel(list, plan)).hasSize(2);
        assertThat(DrawRules.next(list, Set.of("a", "b"), list, plan)).isEmpty();
    }
}
