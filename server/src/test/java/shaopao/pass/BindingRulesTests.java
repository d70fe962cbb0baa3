package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.people.Person;
import shaopao.people.PersonKind;

@Tag("once")
class BindingRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T04:00:00Z");
    private static final Duration TERM = Duration.ofDays(120);
    private static final Duration COOL = Duration.ofMinutes(10);

    private static BindingRules.Room room(Instant... bound) {
        return BindingRules.room(List.of(bound), 3, TERM, COOL, NOW);
    }

    @Test
    void theFirstPhoneIsBoundAtOnce() {
        assertThat(room().refusal()).isEmpty();
        assertThat(room().left()).isEqualTo(3);
    }

    @Test
    void anotherPhoneWaitsForTheCoolDown() {
        BindingRules.Room room = room(NOW.minusSeconds(599));
        assertThat(room.refusal()).contains(PassProblem.BINDING_TOO_SOON);
        assertThat(room.nextAt()).contains(NOW.plusSeconds(1));
        assertThat(room(NOW.minusSeconds(600)).refusal()).isEmpty();
    }

    @Test
    void afterTheLastOneTheTermHasToPass() {
        Instant day = NOW.minus(Duration.ofDays(1));
        BindingRules.Room room = room(day, day.minusSeconds(86_400), NOW.minus(Duration.ofDays(100)));
        assertThat(room.refusal()).contains(PassProblem.BINDINGS_USED_UP);
        assertThat(room.nextAt()).contains(NOW.plus(Duration.ofDays(20)));
    }

    @Test
    void aVisitHasAnEndAndNoMoreThanAWeek() {
        PassSettings settings = CodeRulesTests.settings(SignatureKind.ED25519, 0);
        assertThat(VisitRules.refusal(NOW, NOW.plus(Duration.ofDays(7)), 0, settings, NOW))
                .isEmpty();
        assertThat(VisitRules.refusal(NOW, NOW.plus(Duration.ofDays(8)), 0, settings, NOW))
                .contains(PassProblem.VISIT_PERIOD_INVALID);
        assertThat(VisitRules.refusal(NOW, NOW, 0, settings, NOW)).contains(PassProblem.VISIT_PERIOD_INVALID);
        assertThat(VisitRules.refusal(NOW.minusSeconds(60), NOW.minusSeconds(1), 0, settings, NOW))
                .contains(PassProblem.VISIT_PERIOD_INVALID);
        assertThat(VisitRules.refusal(NOW, NOW.plusSeconds(60), 20, settings, NOW))
                .contains(PassProblem.VISITS_TOO_MANY);
    }

    @Test
    void aSecondTagCountsOnceAndNotTooSoon() {
        Occasion.SecondTag wanted = new Occasion.SecondTag(true, 30);
        java.util.Optional<Instant> first = java.util.Optional.of(NOW);
        assertThat(OccasionRules.tag(wanted, java.util.Optional.empty(), false, NOW))
                .isEqualTo(OccasionRules.Tag.FIRST);
        assertThat(OccasionRules.tag(wanted, first, false, NOW.plusSeconds(1_799)))
                .isEqualTo(OccasionRules.Tag.AGAIN);
        assertThat(OccasionRules.tag(wanted, first, false, NOW.plusSeconds(1_800)))
                .isEqualTo(OccasionRules.Tag.SECOND);
        assertThat(OccasionRules.tag(wanted, first, true, NOW.plusSeconds(9_000)))
                .isEqualTo(OccasionRules.Tag.AGAIN);
        assertThat(OccasionRules.tag(new Occasion.SecondTag(false, 0), first, false, NOW.plusSeconds(9_000)))
                .isEqualTo(OccasionRules.Tag.AGAIN);
    }

    @Test
    void anAnswerTellsWhatTheQuestionAsksAndNothingElse() {
        Person student = new Person(
                PersonId.next(),
                "20230101",
                "陈思远",
                PersonKind.STUDENT,
                java.util.Optional.of(Ids.next()),
                java.util.Optional.empty(),
                java.util.Optional.of("计算机学院"),
                java.util.Optional.empty(),
                true);
        assertThat(ClaimRules.told(List.of(Claim.STUDENT), student, "school"))
                .containsExactly(java.util.Map.entry(Claim.STUDENT, "true"));
        assertThat(ClaimRules.told(List.of(Claim.NAME, Claim.CLASS), student, "school"))
                .containsOnlyKeys(Claim.NAME, Claim.CLASS)
                .containsEntry(Claim.CLASS, "");
    }
}
