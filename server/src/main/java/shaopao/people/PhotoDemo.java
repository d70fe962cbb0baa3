package shaopao.people;

import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;

/** Drawn photos of some people of the demo campus; the others have none, as it is at the beginning of a term. */
@Component
class PhotoDemo implements DemoPart {

    private static final List<String> SCHOOLS =
            List.of("20230101", "2023000002", "2023000004", "2023000005", "T1001", "T1002", "T1003");
    private static final String HANDED_IN = "2023000003";

    private final People people;
    private final Photos photos;

    PhotoDemo(People people, Photos photos) {
        this.people = people;
        this.photos = photos;
    }

    @Override
    public int floor() {
        return 2;
    }

    /** Sorts after the persons themselves, who stand on the same floor. */
    @Override
    public String title() {
        return "院系人员的照片";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        Actor actor = Actor.system("演示校园");
        SCHOOLS.forEach(number -> keep(actor, number, PhotoOrigin.IMPORT, random));
        keep(actor, HANDED_IN, PhotoOrigin.PERSON, random);
        progress.at(1, 1);
    }

    private void keep(Actor actor, String number, PhotoOrigin origin, RandomGenerator random) {
        people.byNumber(number)
                .ifPresent(person -> photos.keep(actor, person.id(), origin, Darkroom.jpeg(DemoPortrait.draw(random))));
    }
}
