package shaopao.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.db.LastWrites;
import shaopao.secrets.Secrets;

/** All SQL of idempotency keys. Kept answers may hold secrets shown once, so their bodies are encrypted (AES-GCM). */
@Repository
class IdempotencyStore {

    static final int BODY_BYTES_MAX = 64 * 1024;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final LastWrites writes;
    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();

    IdempotencyStore(JdbcClient jdbc, LastWrites writes, Secrets secrets) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.secrets = secrets;
    }

    /** The right to execute a request; {@code attempt} counts how often the key was claimed anew after a crash. */
    record Claim(String actor, String key, int attempt) {}

    /**
     * What a request answered.
     *
     * @param body one character for each byte (ISO 8859-1)
     */
    record Answer(int status, Optional<String> contentType, Optional<String> location, String body) {}

    /** What is known under a key. */
    record Kept(
            String route,
            boolean done,
            @Nullable String digest,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String body) {

        boolean running() {
            return !done && status == null;
        }
    }

    /** Claims the key, or takes over a claim that was made before the instant and has done nothing yet. */
    Optional<Claim> claim(String actor, String key, String route, Instant now, Instant retakeBefore) {
        return jdbc.sql("""
                insert into http.idempotency as i (actor, key, route, claimed_at) values (:actor, :key, :route, :now)
                on conflict (actor, key) do update
                set route = excluded.route, claimed_at = excluded.claimed_at, attempt = i.attempt + 1
                where not i.done and i.status is null and i.claimed_at < :retakeBefore
                returning attempt
                """)
                .param("actor", actor)
                .param("key", key)
                .param("route", route)
                .param("now", now)
                .param("retakeBefore", retakeBefore)
                .query((row, _) -> new Claim(actor, key, row.getInt(1)))
                .optional();
    }

    Optional<Kept> kept(String actor, String key) {
        return jdbc.sql("""
                select route, done, digest, status, content_type, location, body
                from http.idempotency where actor = :actor and key = :key
                """)
                .param("actor", actor)
                .param("key", key)
                .query((row, _) -> new Kept(
                        row.getString("route"),
                        row.getBoolean("done"),
                        row.getString("digest"),
                        row.getObject("status", Integer.class),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getString("body")))
                .optional();
    }

    /** Marks the claim as done, in the transaction that runs; false when somebody else has taken it over. */
    boolean done(Claim claim) {
        return jdbc.sql("""
                update http.idempotency set done = true
                where actor = :actor and key = :key and attempt = :attempt
                """)
                        .param("actor", claim.actor())
                        .param("key", claim.key())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    /** Keeps the answer; a body that is too long is left out, and repeats are told that it was done before. */
    void answer(Claim claim, String digest, Answer answer) {
        boolean fits = answer.body().length() <= BODY_BYTES_MAX;
        jdbc.sql("""
                update http.idempotency
                set done = true, digest = :digest, status = :status, content_type = :contentType, location = :location,
                    body = :body
                where actor = :actor and key = :key and attempt = :attempt
                """)
                .param("actor", claim.actor())
                .param("key", claim.key())
                .param("attempt", claim.attempt())
                .param("digest", digest)
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", fits ? seal(answer.body()) : null)
                .update();
    }

    /** Keeps key and answer with the transaction that runs; a key that is there already breaks it off. */
    void keep(OnceInOneTransaction.Key key, Answer answer, Instant now) {
        boolean fits = answer.body().length() <= BODY_BYTES_MAX;
        writes.add(
                """
                insert into http.idempotency (
                    actor, key, route, claimed_at, done, digest, status, content_type, location, body)
                values (?, ?, ?, ?, true, ?, ?, ?::text, ?::text, ?::text)
                """,
                key.actor(),
                key.key(),
                key.route(),
                now,
                key.digest(),
                answer.status(),
                answer.contentType(),
                answer.location(),
                fits ? Optional.of(seal(answer.body())) : Optional.empty());
    }

    Optional<Answer> answer(Kept kept) {
        Integer status = kept.status();
        String body = kept.body();
        return status == null || body == null
                ? Optional.empty()
                : Optional.of(new Answer(
                        status,
                        Optional.ofNullable(kept.contentType()),
                        Optional.ofNullable(kept.location()),
                        open(body)));
    }

    /**
     * Frees the key.
     *
     * @param evenIfDone false keeps a claim under which something was committed
     */
    void release(Claim claim, boolean evenIfDone) {
        jdbc.sql("""
                delete from http.idempotency
                where actor = :actor and key = :key and attempt = :attempt and (:evenIfDone or not done)
                """)
                .param("actor", claim.actor())
                .param("key", claim.key())
                .param("attempt", claim.attempt())
                .param("evenIfDone", evenIfDone)
                .update();
    }

    int forgetBefore(Instant instant, int rowsMax) {
        return jdbc.sql("""
                delete from http.idempotency where (actor, key) in (
                    select actor, key from http.idempotency where claimed_at < :instant
                    order by claimed_at limit :rowsMax)
                """).param("instant", instant).param("rowsMax", rowsMax).update();
    }

    private String seal(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] cipher = crypt(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.ISO_8859_1));
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.length);
        System.arraycopy(cipher, 0, sealed, NONCE_BYTES, cipher.length);
        return Base64.getEncoder().encodeToString(sealed);
    }

    private String open(String text) {
        byte[] sealed = Base64.getDecoder().decode(text);
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] cipher = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, cipher), StandardCharsets.ISO_8859_1);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secrets.key("http.idempotency-body", "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
