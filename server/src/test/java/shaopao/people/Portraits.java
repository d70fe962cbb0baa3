package shaopao.people;

import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

/** Gives people of a test a photo of the school's. */
public final class Portraits {

    private final Photos photos;

    public Portraits(ApplicationContext context) {
        this.photos = context.getBean(Photos.class);
    }

    public void keep(PersonId person) {
        photos.keep(Actor.system("test"), person, PhotoOrigin.IMPORT, Pictures.jpeg(300, 400));
    }
}
