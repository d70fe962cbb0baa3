package shaopao.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Opaque random tokens of 256 bits, and the hash under which they are kept: what is random needs no salt. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Crockford's alphabet without what is misread: no I, L, O, U. */
    private static final String READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Tokens() {}

    static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code that people type: five bits a character. */
    static String readable(int characters) {
        StringBuilder code = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return code.toString();
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
