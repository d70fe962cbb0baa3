package shaopao.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListRulesTests {

    private static List<ListedTrial> people(int students, int staff) {
        List<ListedTrial> people = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            people.add(new ListedTrial("s%03d".formatted(students - i), "STUDENT", "C1", "2023"));
        }
        for (int i = 0; i < staff; i++) {
            people.add(new ListedTrial("t%03d".formatted(i), "STAFF", "D1", ListedTrial.NONE));
        }
        return people;
    }

    @Test
    void groupsThatWouldTellWhoSomebodyIsAreNotTold() {
        List<ListedTrial> told = ListRules.told(people(6, 4), Set.of(Dimension.values()));
        assertThat(told).hasSize(10);
        assertThat(told.stream().filter(one -> one.kind().equals("STUDENT")).map(ListedTrial::unit))
                .containsOnly("C1");
        assertThat(told.stream().filter(one -> one.kind().equals("STAFF")).map(ListedTrial::unit))
                .containsOnly(ListedTrial.FEW);
    }

    @Test
    void whatPlaysNoPartIsNotOnTheList() {
        assertThat(ListRules.told(people(6, 6), Set.of(Dimension.KIND)))
                .allMatch(one ->
                        one.unit().equals(ListedTrial.NONE) && one.grade().equals(ListedTrial.NONE));
    }

    @Test
    void listIsSortedAndReadsBackAsItWasWritten() {
        List<ListedTrial> told = ListRules.told(people(20, 7), Set.of(Dimension.values()));
        assertThat(told).isSortedAccordingTo(java.util.Comparator.comparing(ListedTrial::pseudonym));
        assertThat(ListRules.list(ListRules.text(told))).isEqualTo(told);
        assertThat(ListRules.text(told.subList(0, 1))).isEqualTo("s001\tSTUDENT\tC1\t2023\n");
        assertThat(ListRules.hash("a")).startsWith("ca978112ca1bbdca");
    }

    @Test
    void sharesFollowTheNumbers() {
        List<ListRules.Group> groups = ListRules.groups(people(90, 10), Set.of(Dimension.KIND), 15);
        assertThat(groups.stream().map(ListRules.Group::quota))
                .containsExactly(
                        new TrialQuota(Dimension.KIND, "STAFF", 1, 2),
                        new TrialQuota(Dimension.KIND, "STUDENT", 13, 14));
    }

    @Test
    void wishesThatCannotBeMetTogetherAreSeen() {
        List<ListRules.Group> groups = ListRules.groups(people(90, 10), Set.of(Dimension.KIND), 15);
        assertThat(possible(groups, 1, 2, 13, 14)).isTrue();
        assertThat(possible(groups, 5, 5, 11, 12)).isFalse();
        assertThat(possible(groups, 1, 2, 5, 12)).isFalse();
        assertThat(possible(groups, 11, 12, 0, 15)).isFalse();
        assertThat(possible(groups, 2, 1, 13, 14)).isFalse();
    }

    private static boolean possible(List<ListRules.Group> groups, int min, int max, int studentsMin, int studentsMax) {
        List<TrialQuota> quotas = List.of(
                new TrialQuota(Dimension.KIND, "STAFF", min, max),
                new TrialQuota(Dimension.KIND, "STUDENT", studentsMin, studentsMax));
        return ListRules.possible(new TrialPlan(15, quotas, 0, 7, "", ""), groups);
    }
}
