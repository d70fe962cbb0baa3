package shaopao.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.secrets.Secrets;

/**
 * The arithmetic of the chain. The hash of an entry is SHA-256 over the hash before it, its position, and each of its
 * fields as length and UTF-8 bytes, in the order of the record; a field that is absent has length -1. Hashes are
 * written in hex.
 */
@Component
class AuditChain {

    /** What stands before the first entry. */
    static final String START = "0".repeat(64);

    private final Secrets secrets;

    AuditChain(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Where the chain ends, with the mark of those who know the secret. */
    record Anchor(long position, String hash, String mark) {}

    static String hash(String before, long position, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(HexFormat.of().parseHex(before));
            out.writeLong(position);
            write(out, entry.id().toString());
            write(out, micros(entry.at()));
            write(out, entry.node());
            write(out, entry.address());
            write(out, entry.actorKind().name());
            write(out, entry.actorId());
            write(out, entry.actorName());
            write(out, entry.actingFor());
            write(out, entry.act());
            write(out, entry.subjectKind());
            write(out, entry.subject());
            write(out, entry.facts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static String micros(Instant at) {
        return Long.toString(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000);
    }

    private static void write(DataOutputStream out, Optional<UUID> id) throws IOException {
        if (id.isEmpty()) {
            out.writeInt(-1);
        } else {
            write(out, id.get().toString());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    Anchor anchor(long position, String hash) {
        return new Anchor(position, hash, mark(position, hash));
    }

    boolean genuine(Anchor anchor) {
        return MessageDigest.isEqual(
                anchor.mark().getBytes(StandardCharsets.UTF_8),
                mark(anchor.position(), anchor.hash()).getBytes(StandardCharsets.UTF_8));
    }

    private String mark(long position, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.key("audit.anchor", "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((position + ":" + hash).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<Actor.Kind> kind(String name) {
        for (Actor.Kind kind : Actor.Kind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
