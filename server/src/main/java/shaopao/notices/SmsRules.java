package shaopao.notices;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as SMS carry it: the GSM 7-bit alphabet (3GPP TS 23.038, one octet for each character as SMPP has it) when it
 * holds all characters, UCS-2 otherwise; in segments when it is long, none of which cuts a character in two.
 */
final class SmsRules {

    /** Characters of one SMS, and of one segment of several, whose header takes the rest. */
    private static final int GSM_ONE = 160;

    private static final int GSM_PART = 153;
    private static final int UNICODE_ONE = 70;
    private static final int UNICODE_PART = 67;

    private static final byte ESCAPE = 0x1B;

    /** The basic set in the order of its codes; the escape stands at its place. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** The extension set: character and code in turn. */
    private static final String EXTENSION = "\f\n^\u0014{(})\\/[<~=]>|@€e";

    private SmsRules() {}

    /** How long a text is as SMS. */
    record Measure(int segments, int characters, boolean unicode) {}

    /**
     * A text ready for SMPP.
     *
     * @param unicode UCS-2, big-endian, instead of the GSM alphabet
     * @param segments octets of each segment, without a header
     */
    record Encoded(boolean unicode, List<byte[]> segments) {}

    static Measure measure(String text) {
        Encoded encoded = encode(text);
        int octets = encoded.segments().stream().mapToInt(part -> part.length).sum();
        return new Measure(encoded.segments().size(), encoded.unicode() ? octets / 2 : octets, encoded.unicode());
    }

    static Encoded encode(String text) {
        List<byte[]> gsm = gsm(text);
        return gsm.isEmpty() && !text.isEmpty()
                ? new Encoded(true, packed(unicode(text), UNICODE_ONE * 2, UNICODE_PART * 2))
                : new Encoded(false, packed(gsm, GSM_ONE, GSM_PART));
    }

    /** The octets of each character; nothing when one is not in the alphabet. */
    private static List<byte[]> gsm(String text) {
        List<byte[]> characters = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            int basic = BASIC.indexOf(one);
            int extended = extension(one);
            if (basic >= 0 && one != ESCAPE) {
                characters.add(new byte[] {(byte) basic});
            } else if (extended >= 0) {
                characters.add(new byte[] {ESCAPE, (byte) extended});
            } else {
                return List.of();
            }
        }
        return characters;
    }

    private static int extension(char one) {
        for (int i = 0; i < EXTENSION.length(); i += 2) {
            if (EXTENSION.charAt(i) == one) {
                return EXTENSION.charAt(i + 1);
            }
        }
        return -1;
    }

    private static List<byte[]> unicode(String text) {
        return text.codePoints()
                .mapToObj(point -> Character.toString(point).getBytes(StandardCharsets.UTF_16BE))
                .toList();
    }

    private static List<byte[]> packed(List<byte[]> characters, int one, int part) {
        int octets = characters.stream().mapToInt(bytes -> bytes.length).sum();
        int most = octets <= one ? one : part;
        List<byte[]> segments = new ArrayList<>();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        for (byte[] character : characters) {
            if (segment.size() + character.length > most) {
                segments.add(segment.toByteArray());
                segment.reset();
            }
            segment.writeBytes(character);
        }
        segments.add(segment.toByteArray());
        return segments;
    }

    /** The header that joins segments (3GPP TS 23.040, 8-bit reference) before the octets of one of them. */
    static byte[] withHeader(byte[] segment, int reference, int total, int number) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) number});
        joined.writeBytes(segment);
        return joined.toByteArray();
    }

    /** What text the octets are; the opposite of {@link #encode}, for one segment without header. */
    static String decode(boolean unicode, byte[] octets) {
        if (unicode) {
            return new String(octets, StandardCharsets.UTF_16BE);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == ESCAPE && i + 1 < octets.length) {
                text.append(extended(octets[++i]));
            } else {
                text.append(BASIC.charAt(octets[i] & 0x7F));
            }
        }
        return text.toString();
    }

    private static char extended(byte code) {
        for (int i = 1; i < EXTENSION.length(); i += 2) {
            if (EXTENSION.charAt(i) == code) {
                return EXTENSION.charAt(i - 1);
            }
        }
        return ' ';
    }
}
