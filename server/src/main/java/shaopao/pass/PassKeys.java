package shaopao.pass;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import shaopao.secrets.Secrets;

/**
 * Makes, seals and opens the keys of phones, and hashes what is looked up but never shown: numbers of cards, texts of
 * printed passes, links of visitors. A copy of the database alone lets nobody make a code.
 */
@Component
class PassKeys {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    /** So many rounds cost a reader some milliseconds for a card, and whoever tries all numbers of cards very many. */
    static final int READER_ROUNDS = 20_000;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey sealing;
    private final SecretKey hashing;
    private final byte[] readerSalt;

    PassKeys(Secrets secrets) {
        this.sealing = secrets.key("pass.phone-key", "AES");
        this.hashing = secrets.key("pass.look-up", "HmacSHA256");
        this.readerSalt = secrets.key("pass.reader-hash", "Generic").getEncoded();
    }

    /** A fresh key of a phone. */
    byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** A fresh pass number: 40 random bits, never 0. */
    long number() {
        return random.nextLong(1, CodeFormat.NUMBER_MAX + 1);
    }

    /** So many random digits below 32. */
    int[] digits(int count) {
        return random.ints(count, 0, 32).toArray();
    }

    /** The key, sealed for its number: the bytes of one row do not open in another. */
    byte[] seal(long number, byte[] key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, number, nonce, key);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    SecretKey open(long number, byte[] sealed) {
        byte[] key = crypt(
                Cipher.DECRYPT_MODE,
                number,
                Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
        return new SecretKeySpec(key, "HmacSHA256");
    }

    /** The keyed hash of a text of one kind. */
    byte[] hash(String kind, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            return mac.doFinal((kind + ":" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a reader without a network computes of a card or a printed pass, too. Slow, for numbers of cards are short
     * and the salt is in every reader.
     */
    byte[] readerHash(String kind, String text) {
        try {
            PBEKeySpec given =
                    new PBEKeySpec((kind + ":" + text).toCharArray(), readerSalt, READER_ROUNDS, KEY_BYTES * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(given)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] readerSalt() {
        return readerSalt.clone();
    }

    /** The keyed hash of a card's number, as memories look it up. */
    String cardHash(String number) {
        return HexFormat.of().formatHex(hash("card", CardRules.normal(number)));
    }

    private byte[] crypt(int mode, long number, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of a phone cannot be sealed or opened", e);
        }
    }
}
