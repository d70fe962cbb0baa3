package shaopao.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.notices.Habits.Choice;
import shaopao.secrets.Secrets;

/**
 * One click in a mail ends mail of its category (RFC 8058), without signing in: the link is sealed, and can do nothing
 * but that.
 */
@Component
class Unsubscribing {

    private static final int SEAL_BYTES = 16;

    private final HabitStore store;
    private final NoticesSettings settings;
    private final Audit audit;
    private final SecretKey key;

    Unsubscribing(HabitStore store, NoticesSettings settings, Audit audit, Secrets secrets) {
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.key = secrets.key("notices.unsubscribe", "HmacSHA256");
    }

    /** What a link stands for. */
    record Wish(PersonId person, Category category) {}

    /** The address for the mail; none for mandatory categories, or when nobody has said where the portal is. */
    Optional<String> link(PersonId person, Category category) {
        return category.mandatory()
                ? Optional.empty()
                : settings.outside("/api/notices/unsubscribe?token=" + token(person, category));
    }

    String token(PersonId person, Category category) {
        String plain = person + "." + category.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8)) + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(seal(plain));
    }

    /** Refuses what is not from here. */
    Wish read(String token) {
        String[] halves = token.split("\\.", -1);
        try {
            if (halves.length == 2) {
                String plain = new String(Base64.getUrlDecoder().decode(halves[0]), StandardCharsets.UTF_8);
                int dot = plain.indexOf('.');
                if (dot > 0 && MessageDigest.isEqual(Base64.getUrlDecoder().decode(halves[1]), seal(plain))) {
                    return new Wish(
                            new PersonId(UUID.fromString(plain.substring(0, dot))),
                            Category.valueOf(plain.substring(dot + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            throw new ProblemException(NoticesProblem.UNSUBSCRIBE_LINK_WRONG);
        }
        throw new ProblemException(NoticesProblem.UNSUBSCRIBE_LINK_WRONG);
    }

    /** Ends mail of the category; once more changes nothing. */
    @Transactional
    public Wish unsubscribe(String token, Actor actor) {
        Wish wish = read(token);
        store.choose(wish.person(), new Choice(wish.category(), MailChannel.CODE), false);
        audit.record(
                actor,
                "notices.unsubscribed",
                "person",
                wish.person().toString(),
                java.util.Map.of("category", wish.category().name()));
        return wish;
    }

    private byte[] seal(String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return java.util.Arrays.copyOf(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
