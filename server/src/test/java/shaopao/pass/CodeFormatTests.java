package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes of a code; the vectors were computed with another language, and the page on the phone has the same. */
@Tag("once")
class CodeFormatTests {

    private static final long NUMBER = 0x0123456789L;
    private static final long STEP = 1_764_230_400L / 15;
    private static final HexFormat HEX = HexFormat.of();

    private static byte[] key() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }

    private static byte[] signature() {
        byte[] signature = new byte[64];
        for (int i = 0; i < signature.length; i++) {
            signature[i] = (byte) (i * 7);
        }
        return signature;
    }

    @Test
    void theShortFormIsSixteenBytesAsWritten() {
        ShowingPhone phone = new ShowingPhone(NUMBER, key(), 0, Purpose.ALL_BITS, 0, new byte[0]);
        byte[] code = phone.brief(java.time.Instant.ofEpochSecond(STEP * 15 + 3));
        assertThat(HEX.formatHex(code)).isEqualTo("103f012345678902ab00b12ba050f119");
        assertThat(CodeFormat.text(code)).isEqualTo("ED8BI0VniQKrALEroFDxGQ");
    }

    @Test
    void theSignedFormIsEightyBytesAndItsHmacCoversTheSignature() {
        ShowingPhone phone = new ShowingPhone(NUMBER, key(), 2, Purpose.ALL_BITS, STEP / 4, signature());
        byte[] code = phone.signed(java.time.Instant.ofEpochSecond(STEP * 15));
        assertThat(code).hasSize(CodeFormat.SIGNED_BYTES);
        assertThat(HEX.formatHex(code))
                .startsWith("153f012345678902ab006b498d9ff216")
                .endsWith("abb2b9");
        assertThat(HEX.formatHex(CodeFormat.signedText(2, Purpose.ALL_BITS, NUMBER, STEP / 4)))
                .isEqualTo("7368616f70616f2d636f6465153f012345678901c0aac0");
        CodeFormat.Parts parts = CodeFormat.parts(code).orElseThrow();
        assertThat(parts.number()).isEqualTo(NUMBER);
        assertThat(parts.key()).isEqualTo(2);
        assertThat(parts.signature()).isEqualTo(signature());
    }

    @Test
    void theStepIsTheOneNearestToTheReadersClock() {
        RandomGenerator random = random();
        for (int i = 0; i < 10_000; i++) {
            long now = random.nextLong(1_700_000_000L, 4_000_000_000L);
            long step = now / 15 + random.nextLong(-8_000_000, 8_000_000);
            byte[] code = CodeFormat.code(
                    CodeFormat.head(false, 0, 1, random.nextLong(CodeFormat.NUMBER_MAX), step),
                    new byte[6],
                    new byte[0]);
            assertThat(CodeFormat.parts(code).orElseThrow().step(now)).isEqualTo(step);
        }
    }

    @Test
    void anythingElseIsNoCode() {
        byte[] good = CodeFormat.code(CodeFormat.head(false, 0, 1, 5, STEP), new byte[6], new byte[0]);
        assertThat(CodeFormat.parts(good)).isPresent();
        assertThat(CodeFormat.parts(new byte[0])).isEmpty();
        assertThat(CodeFormat.parts(java.util.Arrays.copyOf(good, 17))).isEmpty();
        assertThat(CodeFormat.parts(java.util.Arrays.copyOf(good, 80)))
                .as("80 bytes without the bit")
                .isEmpty();
        assertThat(changed(good, 0, 0x20)).as("another version").isEmpty();
        assertThat(changed(good, 0, 0x12))
                .as("a key number without a signature")
                .isEmpty();
        assertThat(changed(good, 1, 0)).as("for nothing").isEmpty();
        assertThat(changed(good, 1, 0x41)).as("a purpose that we do not know").isEmpty();
    }

    @Test
    void aTextHasOneSpelling() {
        String text = CodeFormat.text(CodeFormat.code(CodeFormat.head(false, 0, 1, 5, STEP), new byte[6], new byte[0]));
        assertThat(CodeFormat.bytes(text)).isPresent();
        assertThat(CodeFormat.bytes(text + "==")).isEmpty();
        assertThat(CodeFormat.bytes(text.substring(0, text.length() - 1) + "B")).isEmpty();
        assertThat(CodeFormat.bytes("!" + text)).isEmpty();
        assertThat(CodeFormat.bytes("A".repeat(400))).isEmpty();
        RandomGenerator random = random();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(1, 81)];
            random.nextBytes(bytes);
            assertThat(CodeFormat.bytes(CodeFormat.text(bytes))).contains(bytes);
        }
    }

    private static java.util.Optional<CodeFormat.Parts> changed(byte[] code, int at, int value) {
        byte[] other = code.clone();
        other[at] = (byte) value;
        return CodeFormat.parts(other);
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_127);
    }
}
