package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signed codes as readers must take them, of both kinds and two generations of keys: the same file is read by the
 * reader in the browser. {@code -Dgenerate=true} makes it anew.
 */
@Tag("once")
class ReaderVectorsTests {

    private static final Path FILE = Path.of("src/test/resources/gates/signed-codes.json");
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MINUTE = 29_930_640;

    private record Key(int number, String kind, String key) {}

    private record Signed(String code, long minute, long number) {}

    private record Vectors(List<Key> keys, List<Signed> codes) {}

    @Test
    void theServerTakesEachOfThem() throws IOException {
        if (Boolean.getBoolean("generate")) {
            Files.writeString(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made()) + "\n");
        }
        Vectors vectors = JSON.readValue(Files.readString(FILE), Vectors.class);
        List<ReaderKey> keys = vectors.keys().stream()
                .map(one -> new ReaderKey(
                        one.number(),
                        SignatureKind.valueOf(one.kind()),
                        Base64.getDecoder().decode(one.key())))
                .toList();
        assertThat(keys).extracting(ReaderKey::kind).contains(SignatureKind.values());
        assertThat(vectors.codes()).hasSizeGreaterThan(8).allSatisfy(signed -> {
            byte[] code = CodeFormat.bytes(signed.code()).orElseThrow();
            Instant at = Instant.ofEpochSecond(signed.minute() * 60);
            assertThat(CodeReader.verifySigned(code, keys, Purpose.ENTER, at)).isEmpty();
            code[CodeFormat.SIGNED_BYTES - 1] ^= 1;
            assertThat(CodeReader.verifySigned(code, keys, Purpose.ENTER, at)).contains(PassRefusal.FORGED);
        });
    }

    private static Vectors made() {
        SplittableRandom random = new SplittableRandom(5);
        List<Key> keys = new ArrayList<>();
        List<Signed> codes = new ArrayList<>();
        for (int generation = 0; generation < 2; generation++) {
            for (SignatureKind kind : SignatureKind.values()) {
                byte[] seed = new byte[32];
                random.nextBytes(seed);
                int key = generation * 2 + kind.number();
                keys.add(new Key(key, kind.name(), Base64.getEncoder().encodeToString(kind.publicKey(seed))));
                for (int i = 0; i < 3; i++) {
                    long minute = MINUTE + i;
                    long number = random.nextLong(1, CodeFormat.NUMBER_MAX);
                    byte[] text = CodeFormat.signedText(key, Purpose.ALL_BITS, number, minute);
                    byte[] head =
                            CodeFormat.head(true, key, Purpose.ALL_BITS, number, minute * CodeFormat.STEPS_PER_MINUTE);
                    byte[] code = CodeFormat.code(
                            head, new byte[CodeFormat.MAC_BYTES], kind.sign(kind.privateKey(seed), text));
                    codes.add(new Signed(CodeFormat.text(code), minute, number));
                }
            }
        }
        return new Vectors(keys, codes);
    }
}
