package shaopao.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.places.PlaceRules.Node;
import shaopao.places.PlaceRules.PlaceFlaw;
import shaopao.places.PlaceRules.Wrong;

class PlaceRulesTests {

    private static final Map<String, Node> KNOWN = Map.of(
            "MAIN", new Node(PlaceKind.CAMPUS, ""),
            "T1", new Node(PlaceKind.BUILDING, "MAIN"),
            "T1-101", new Node(PlaceKind.ROOM, "T1"));

    @Test
    void rowsInAnyOrderFormATree() {
        assertThat(PlaceRules.flaws(
                        List.of(
                                row("T2-101", "T2", PlaceKind.ROOM),
                                row("T2", "EAST", PlaceKind.BUILDING),
                                row("EAST", "", PlaceKind.CAMPUS)),
                        KNOWN))
                .isEmpty();
    }

    @Test
    void everyFlawIsToldWithItsRow() {
        assertThat(PlaceRules.flaws(
                        List.of(
                                row("t 2", "MAIN", PlaceKind.BUILDING),
                                row("T3", "NOWHERE", PlaceKind.BUILDING),
                                row("T4", "", PlaceKind.BUILDING),
                                row("CORNER", "T1-101", PlaceKind.ROOM),
                                row("T5", "MAIN", PlaceKind.BUILDING),
                                row("T5", "MAIN", PlaceKind.BUILDING)),
                        KNOWN))
                .containsExactly(
                        new PlaceFlaw(1, "t 2", Wrong.CODE),
                        new PlaceFlaw(2, "T3", Wrong.NO_PARENT),
                        new PlaceFlaw(3, "T4", Wrong.CAMPUS),
                        new PlaceFlaw(4, "CORNER", Wrong.IN_ROOM),
                        new PlaceFlaw(6, "T5", Wrong.TWICE));
    }

    @Test
    void aPlaceNeverLiesInItself() {
        assertThat(PlaceRules.flaws(
                        List.of(row("A", "B", PlaceKind.BUILDING), row("B", "A", PlaceKind.BUILDING)), KNOWN))
                .extracting(PlaceFlaw::wrong)
                .containsOnly(Wrong.CIRCLE);
    }

    @Test
    void whatNoRowNamesStaysWhereItMayLie() {
        assertThat(PlaceRules.flaws(List.of(row("T1", "MAIN", PlaceKind.ROOM)), KNOWN))
                .as("a building with rooms becomes no room")
                .containsExactly(new PlaceFlaw(1, "T1", Wrong.IN_ROOM));
        Map<String, Node> deep = new java.util.HashMap<>(KNOWN);
        String above = "MAIN";
        for (int level = 2; level < PlaceRules.LEVELS_MAX; level++) {
            deep.put("L" + level, new Node(PlaceKind.BUILDING, above));
            above = "L" + level;
        }
        assertThat(PlaceRules.flaws(List.of(row("T1", above, PlaceKind.BUILDING)), deep))
                .as("the room in it would lie too deep")
                .containsExactly(new PlaceFlaw(1, "T1", Wrong.CIRCLE));
        assertThat(PlaceRules.flaws(List.of(row("T1", "MAIN", PlaceKind.BUILDING)), KNOWN))
                .isEmpty();
    }

    static PlaceRow row(String code, String parent, PlaceKind kind) {
        return new PlaceRow(
                code,
                Optional.of(parent),
                kind,
                "场所 " + code,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
