package shaopao.notices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.http.LiveEvents;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** A person's own messages. What is read on one page is told to the others. */
@Component
class Inbox {

    static final String CHANGED = "notices.changed";

    /** A badge shows "99+" beyond. */
    private static final int UNREAD_MAX = 100;

    private final InboxStore store;
    private final LiveEvents live;
    private final Clock clock;

    Inbox(InboxStore store, LiveEvents live, Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    Page<NoticeCard> messages(
            PersonId person,
            boolean unread,
            boolean archived,
            Optional<Category> category,
            Optional<UUID> after,
            int limit) {
        int size = Page.limit(limit);
        List<NoticeCard> found = store.messages(person, unread, archived, category, after, size + 1);
        return Page.of(found, size, card -> card.id().toString());
    }

    int unread(PersonId person) {
        return store.unread(person, UNREAD_MAX);
    }

    @Transactional
    public void read(PersonId person, UUID id) {
        found(store.read(person, id, clock.instant()));
        told(person);
    }

    @Transactional
    public int readAll(PersonId person, UUID upTo, Optional<Category> category) {
        int read = store.readAll(person, upTo, category, clock.instant());
        told(person);
        return read;
    }

    @Transactional
    public void archive(PersonId person, UUID id, boolean archived) {
        found(store.archive(person, id, archived, clock.instant()));
        told(person);
    }

    private void told(PersonId person) {
        live.publish(person, CHANGED, Map.of("unread", unread(person)));
    }

    private static void found(boolean there) {
        if (!there) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }
}
