package shaopao.notices;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;

/** The reader's own messages. */
@RestController
@RequestMapping("/api/notices")
class InboxController {

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Newest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<NoticeCard> messages(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam Optional<Category> category,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "30") int limit) {
        return inbox.messages(actor.person(), unread, archived, category, after, limit);
    }

    /** How many messages are unread; 100 stands for more. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/unread")
    UnreadMessages unread(Actor actor) {
        return new UnreadMessages(inbox.unread(actor.person()));
    }

    /** Marks one as read. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Actor actor, @PathVariable UUID id) {
        inbox.read(actor.person(), id);
    }

    /** Marks as read what is not newer than the given message; answers how many are unread still. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/read")
    UnreadMessages readAll(Actor actor, @RequestBody ReadMessages command) {
        inbox.readAll(actor.person(), command.upTo(), command.category());
        return new UnreadMessages(inbox.unread(actor.person()));
    }

    /** Puts a message away, or takes it back. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/{id}/archived")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(Actor actor, @PathVariable UUID id, @RequestBody ArchiveMessage command) {
        inbox.archive(actor.person(), id, command.archived());
    }

    /** How many wait. */
    record UnreadMessages(int unread) {}

    /** Reads all of a category, or of all, up to the newest that the reader has seen. */
    record ReadMessages(@NotNull UUID upTo, Optional<Category> category) {}

    /** Where the message belongs. */
    record ArchiveMessage(boolean archived) {}
}
