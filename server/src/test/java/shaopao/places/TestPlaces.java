package shaopao.places;

import java.util.Optional;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;

/** Places for tests of other modules. */
public final class TestPlaces {

    private final Places places;

    public TestPlaces(ApplicationContext context) {
        this.places = context.getBean(Places.class);
    }

    public PlaceId campus(String code) {
        return add(code, "", PlaceKind.CAMPUS);
    }

    public PlaceId in(String parent, String code, PlaceKind kind) {
        return add(code, parent, kind);
    }

    private PlaceId add(String code, String parent, PlaceKind kind) {
        return places.add(
                        Actor.system("test"),
                        new PlaceRow(
                                code,
                                Optional.of(parent).filter(text -> !text.isEmpty()),
                                kind,
                                "场所 " + code,
                                Optional.of("Place " + code),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .id();
    }
}
