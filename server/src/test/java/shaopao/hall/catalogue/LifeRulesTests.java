package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shaopao.hall.catalogue.LifeRules.Readiness;
import shaopao.hall.catalogue.LifeRules.Verdict;
import shaopao.kernel.Words;

class LifeRulesTests {

    private static final Readiness READY = new Readiness(true, false, Optional.empty());
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // act, from INVENTORY, DRAFT, TRIAL, LIVE, PAUSED, RETIRED
        "DESCRIBE, DRAFT, -, -, -, -, DRAFT",
        "TRY, -, TRIAL, TRIAL, -, -, -",
        "RELEASE, -, LIVE, LIVE, LIVE, LIVE, -",
        "PAUSE, -, -, -, PAUSED, PAUSED, -",
        "RESUME, -, -, -, -, LIVE, -",
        "RETIRE, RETIRED, RETIRED, RETIRED, RETIRED, RETIRED, -"
    })
    void eachActLeadsFromItsStatesAlone(
            LifeAct act, String inventory, String draft, String trial, String live, String paused, String retired) {
        Map<ItemState, String> expected = new EnumMap<>(Map.of(
                ItemState.INVENTORY, inventory,
                ItemState.DRAFT, draft,
                ItemState.TRIAL, trial,
                ItemState.LIVE, live,
                ItemState.PAUSED, paused,
                ItemState.RETIRED, retired));
        expected.forEach((from, to) -> assertThat(LifeRules.verdict(from, act, READY))
                .as("%s from %s", act, from)
                .isEqualTo(
                        to.equals("-")
                                ? new Verdict.Refused(CatalogueProblem.ITEM_STATE_OTHER)
                                : new Verdict.Moved(ItemState.valueOf(to))));
    }

    @Test
    void nothingGoesOutThatIsNotDescribedOrNotTried() {
        Readiness nothing = new Readiness(false, false, Optional.empty());
        assertThat(LifeRules.verdict(ItemState.DRAFT, LifeAct.RELEASE, nothing))
                .isEqualTo(new Verdict.Refused(CatalogueProblem.ITEM_NOT_DESCRIBED));
        assertThat(LifeRules.verdict(ItemState.DRAFT, LifeAct.TRY, nothing))
                .isEqualTo(new Verdict.Refused(CatalogueProblem.ITEM_NOT_DESCRIBED));
        for (Optional<Boolean> passed : java.util.List.of(Optional.<Boolean>empty(), Optional.of(false))) {
            assertThat(LifeRules.verdict(ItemState.TRIAL, LifeAct.RELEASE, new Readiness(true, true, passed)))
                    .isEqualTo(new Verdict.Refused(CatalogueProblem.TRIAL_NOT_PASSED));
        }
        assertThat(LifeRules.verdict(ItemState.TRIAL, LifeAct.RELEASE, new Readiness(true, true, Optional.of(true))))
                .isEqualTo(new Verdict.Moved(ItemState.LIVE));
    }

    @Test
    void pauseEndsByItself() {
        ItemRow live = row(ItemState.LIVE);
        ItemRow paused = live.with(new ItemRow.ItemPause(Words.of("系统升级"), Optional.of(NOW)));
        assertThat(LifeRules.closed(live, false, NOW)).isEmpty();
        assertThat(LifeRules.closed(paused, false, NOW.minusSeconds(1))).contains(CatalogueProblem.ITEM_PAUSED);
        assertThat(LifeRules.closed(paused, false, NOW)).isEmpty();
        ItemRow without = live.with(new ItemRow.ItemPause(Words.of("系统升级"), Optional.empty()));
        assertThat(LifeRules.closed(without, false, NOW.plusSeconds(1_000_000_000)))
                .contains(CatalogueProblem.ITEM_PAUSED);
        assertThat(without.with(without.life().in(ItemState.LIVE)).pause()).isEmpty();
    }

    @Test
    void windowOpensAndCloses() {
        ItemRow row = row(ItemState.LIVE)
                .with(new Window(
                        Optional.of(NOW), Optional.of(NOW.plusSeconds(10)), Optional.empty(), Optional.empty()));
        assertThat(LifeRules.closed(row, false, NOW.minusSeconds(1))).contains(CatalogueProblem.ITEM_NOT_OPEN);
        assertThat(LifeRules.closed(row, false, NOW)).isEmpty();
        assertThat(LifeRules.closed(row, false, NOW.plusSeconds(10))).contains(CatalogueProblem.ITEM_NOT_OPEN);
        assertThat(LifeRules.closed(row, true, NOW)).contains(CatalogueProblem.ITEM_AT_COUNTER);
    }

    static ItemRow row(ItemState state) {
        return ItemRow.fresh(
                        "x",
                        ItemRow.Origin.STUDIO,
                        new ItemRow.Title(Words.of("名"), "D01", Optional.empty(), Optional.empty()),
                        NOW)
                .with(ItemRow.Life.NONE.in(state));
    }
}
