package shaopao.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of handshakes. */
@Repository
class HandshakeStore {

    private final JdbcClient jdbc;

    HandshakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(byte[] tokenHash, HandshakeKind kind, Handshake handshake, Instant expiresAt) {
        jdbc.sql("""
                insert into access.handshake (token_hash, kind, challenge, person_id, nonce, verifier, target,
                    expires_at)
                values (:hash, :kind, :challenge, :person::uuid, :nonce, :verifier, :target, :expires)
                """)
                .param("hash", tokenHash)
                .param("kind", kind)
                .param("challenge", handshake.challenge())
                .param("person", handshake.person())
                .param("nonce", handshake.nonce())
                .param("verifier", handshake.verifier())
                .param("target", handshake.target())
                .param("expires", expiresAt)
                .update();
    }

    /** Takes it away: of two that ask for the same one, one gets it. */
    Optional<Handshake> take(byte[] tokenHash, HandshakeKind kind, Instant now) {
        return jdbc.sql("""
                delete from access.handshake
                where token_hash = :hash and kind = :kind
                returning challenge, person_id, nonce, verifier, target, expires_at > :now as alive
                """)
                .param("hash", tokenHash)
                .param("kind", kind)
                .param("now", now)
                .query((row, _) -> row.getBoolean("alive")
                        ? Optional.of(new Handshake(
                                row.getString("challenge"),
                                Optional.ofNullable(row.getObject("person_id", UUID.class))
                                        .map(PersonId::new),
                                row.getString("nonce"),
                                row.getString("verifier"),
                                row.getString("target")))
                        : Optional.<Handshake>empty())
                .optional()
                .flatMap(one -> one);
    }

    int forgetBefore(Instant before, int rowsMax) {
        return jdbc.sql("""
                delete from access.handshake where token_hash in (
                    select token_hash from access.handshake where expires_at < :before limit :rows)
                """).param("before", before).param("rows", rowsMax).update();
    }
}
