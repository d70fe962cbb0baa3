package shaopao.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shaopao.places.PlaceRulesTests.row;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

@ModuleTest
class PlacesTests {

    private static final Actor OFFICER = Actor.system("test");

    @Autowired
    Places places;

    private String mark = "";

    @BeforeEach
    void anotherCode() {
        mark = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
    }

    @Test
    void anImportIsWholeOrNotAtAll() {
        List<PlaceRow> rows = List.of(
                row(mark + "-1", mark, PlaceKind.BUILDING),
                row(mark, "", PlaceKind.CAMPUS),
                row(mark + "-2", mark + "-X", PlaceKind.BUILDING));
        assertThat(places.importAll(OFFICER, rows, false).flaws()).hasSize(1);
        assertThat(places.byCode(mark)).isEmpty();
        assertThat(places.importAll(OFFICER, rows.subList(0, 2), true).written())
                .isZero();
        assertThat(places.byCode(mark)).isEmpty();
        assertThat(places.importAll(OFFICER, rows.subList(0, 2), false).written())
                .isEqualTo(2);
        PlaceId campus = places.byCode(mark).orElseThrow().id();
        PlaceId building = places.byCode(mark + "-1").orElseThrow().id();
        assertThat(places.above(building)).containsExactly(building, campus);
        assertThat(places.in(Optional.of(campus.value()), Optional.empty(), 10).items())
                .extracting(CampusPlace::id)
                .containsExactly(building);
    }

    @Test
    void aPlaceKeepsItsCodeAndIsClosedFromTheInsideOut() {
        CampusPlace campus = places.add(OFFICER, row(mark, "", PlaceKind.CAMPUS));
        CampusPlace room = places.add(OFFICER, row(mark + "-R", mark, PlaceKind.ROOM));
        assertRefused(() -> places.add(OFFICER, row(mark, "", PlaceKind.CAMPUS)), PlacesProblem.PLACE_CODE_TAKEN);
        assertRefused(
                () -> places.change(OFFICER, room.id(), row(mark + "-S", mark, PlaceKind.ROOM)),
                PlacesProblem.PLACE_CODE_TAKEN);
        assertRefused(
                () -> places.change(OFFICER, campus.id(), row(mark, mark, PlaceKind.BUILDING)),
                PlacesProblem.PLACE_MISPLACED);
        assertRefused(() -> places.close(OFFICER, campus.id()), PlacesProblem.PLACE_NOT_EMPTY);
        places.close(OFFICER, room.id());
        places.close(OFFICER, campus.id());
        assertThat(places.place(campus.id())).isEmpty();
        assertThat(places.places(List.of(campus.id()))).hasSize(1);
        assertRefused(() -> places.add(OFFICER, row(mark, "", PlaceKind.CAMPUS)), PlacesProblem.PLACE_CODE_TAKEN);
    }

    @Test
    void aPlaceIsFoundByCodeAndName() {
        places.add(OFFICER, row(mark, "", PlaceKind.CAMPUS));
        assertThat(places.named(mark.toLowerCase(Locale.ROOT)))
                .extracting(CampusPlace::code)
                .containsExactly(mark);
        assertThat(places.named("场所 " + mark)).extracting(CampusPlace::code).containsExactly(mark);
        Page<CampusPlace> campuses = places.in(Optional.empty(), Optional.empty(), 1);
        assertThat(campuses.items()).hasSize(1);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, PlacesProblem why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(why));
    }
}
