package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.pass.Reading.Accepted;
import shaopao.pass.Reading.Refused;
import shaopao.secrets.Secrets;

/** What a reader says to codes, from memory alone. */
@Tag("once")
class CodeRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T04:00:00Z");
    private static final UUID LIBRARY = Ids.next();
    private static final Reader DOOR = new Reader(new ReaderId(Ids.next()), List.of(LIBRARY));
    private static final long NUMBER = 77_777_777_777L;

    private final PassKeys keys = new PassKeys(secrets());
    private final CodeDirectory directory = new CodeDirectory(keys);
    private final CodeReader reader = new CodeReader(directory);
    private final byte[] key = keys.fresh();
    private final PassId pass = PassId.next();
    private final Holder member = new Holder.Member(PersonId.next());

    /** The secret of an installation is made where its settings are read; here it is 32 bytes of nothing. */
    private static Secrets secrets() {
        try {
            var make = Secrets.class.getDeclaredConstructor(byte[].class);
            make.setAccessible(true);
            return make.newInstance((Object) new byte[32]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CodeSigner signer(SignatureKind kind, int generation) {
        return new CodeSigner(secrets(), settings(kind, generation));
    }

    static PassSettings settings(SignatureKind kind, int generation) {
        return new PassSettings(kind, generation, 1, 4, 120, Duration.ofMinutes(10), 6, 15, 7, 20, false);
    }

    private ShowingPhone phone(CodeSigner signer, int purposes) {
        long minute = NOW.getEpochSecond() / 60 - 10;
        byte[] signatures = new byte[64 * 20];
        for (int i = 0; i < 20; i++) {
            System.arraycopy(signer.sign(purposes, NUMBER, minute + i), 0, signatures, 64 * i, 64);
        }
        return new ShowingPhone(NUMBER, key, signer.number(), purposes, minute, signatures);
    }

    private ShowingPhone phone() {
        return phone(signer(SignatureKind.ED25519, 0), Purpose.ALL_BITS);
    }

    private void known(Holder holder, int purposes, boolean frozen, Optional<Instant> endedAt) {
        Known known =
                new Known(pass, holder, purposes, frozen, Optional.of(new SecretKeySpec(key, "HmacSHA256")), endedAt);
        directory.take(List.of(new CodeDirectory.Entry(pass, Map.of(NUMBER, known), Map.of(), Map.of())));
    }

    private void known() {
        known(member, Purpose.ALL_BITS, false, Optional.empty());
    }

    private Optional<PassRefusal> why(byte[] code, Purpose purpose, Instant at) {
        return reader.verify(code, DOOR, purpose, at) instanceof Refused refused
                ? Optional.of(refused.why())
                : Optional.empty();
    }

    @Test
    void bothFormsAreAcceptedForEachPurpose() {
        known();
        for (Purpose purpose : Purpose.values()) {
            assertThat(why(phone().signed(NOW), purpose, NOW)).isEmpty();
            assertThat(why(phone().brief(NOW), purpose, NOW)).isEmpty();
        }
        Accepted accepted = (Accepted) reader.verify(phone().signed(NOW), DOOR, Purpose.PAY, NOW);
        assertThat(accepted.holder()).isEqualTo(member);
        assertThat(accepted.step()).isEqualTo(NOW.getEpochSecond() / 15);
    }

    @Test
    void eachThingThatIsWrongHasItsOwnReason() {
        assertThat(why(new byte[] {1, 2}, Purpose.ENTER, NOW)).contains(PassRefusal.MALFORMED);
        assertThat(why(phone().signed(NOW), Purpose.ENTER, NOW)).contains(PassRefusal.UNKNOWN);
        known();
        byte[] forged = phone().signed(NOW);
        forged[12] ^= 1;
        assertThat(why(forged, Purpose.ENTER, NOW)).contains(PassRefusal.FORGED);
        known(member, Purpose.ALL_BITS, false, Optional.of(NOW));
        assertThat(why(phone().signed(NOW), Purpose.ENTER, NOW)).contains(PassRefusal.REVOKED);
        known(member, Purpose.ALL_BITS, true, Optional.empty());
        assertThat(why(phone().signed(NOW), Purpose.ENTER, NOW)).contains(PassRefusal.FROZEN);
        known(member, Purpose.PAY.bit(), false, Optional.empty());
        assertThat(why(phone().signed(NOW), Purpose.ENTER, NOW)).contains(PassRefusal.WRONG_PURPOSE);
        known();
        byte[] forPaying =
                phone(signer(SignatureKind.ED25519, 0), Purpose.PAY.bit()).signed(NOW);
        assertThat(why(forPaying, Purpose.ENTER, NOW)).contains(PassRefusal.WRONG_PURPOSE);
        assertThat(why(forPaying, Purpose.PAY, NOW)).isEmpty();
    }

    @Test
    void aMinuteOfSkewEitherWayIsToleratedAndMeasuredAndNoMore() {
        known();
        byte[] code = phone().brief(NOW);
        Map<Integer, Optional<PassRefusal>> answers = new HashMap<>();
        for (int seconds = -200; seconds <= 200; seconds++) {
            answers.put(seconds, why(code, Purpose.ENTER, NOW.plusSeconds(seconds)));
        }
        answers.forEach((seconds, answer) -> {
            if (seconds >= -60 && seconds < 75) {
                assertThat(answer).as("%d s later", seconds).isEmpty();
            } else {
                assertThat(answer)
                        .as("%d s later", seconds)
                        .contains(seconds < 0 ? PassRefusal.EARLY : PassRefusal.EXPIRED);
            }
        });
        Accepted behind = (Accepted) reader.verify(code, DOOR, Purpose.ENTER, NOW.plusSeconds(40));
        assertThat(behind.skew().toSeconds()).isBetween(-40L, -32L);
    }

    @Test
    void aVisitorIsLetInDuringTheVisitAndAtItsPlacesOnly() {
        Holder.Guest guest = new Holder.Guest(
                Ids.next(), "周先生", PersonId.next(), NOW.minusSeconds(60), NOW.plusSeconds(60), List.of(LIBRARY));
        known(guest, VisitRules.PURPOSES, false, Optional.empty());
        ShowingPhone phone = phone(signer(SignatureKind.ED25519, 0), VisitRules.PURPOSES);
        assertThat(why(phone.signed(NOW), Purpose.ENTER, NOW)).isEmpty();
        assertThat(why(phone.signed(NOW), Purpose.PAY, NOW)).contains(PassRefusal.WRONG_PURPOSE);
        Instant late = NOW.plusSeconds(60);
        assertThat(why(phone.signed(late), Purpose.ENTER, late)).contains(PassRefusal.OUT_OF_PERIOD);
        Reading elsewhere = reader.verify(phone.signed(NOW), Reader.of(new ReaderId(Ids.next())), Purpose.ENTER, NOW);
        assertThat(((Refused) elsewhere).why()).isEqualTo(PassRefusal.WRONG_PLACE);
    }

    @Test
    void aReaderWithoutNetworkChecksTheSignatureOfTheMinute() {
        for (SignatureKind kind : SignatureKind.values()) {
            CodeSigner signer = signer(kind, 1);
            List<ReaderKey> bundle = signer.readerKeys();
            byte[] code = phone(signer, Purpose.ALL_BITS).signed(NOW);
            assertThat(CodeReader.verifySigned(code, bundle, Purpose.ENTER, NOW))
                    .as(kind.name())
                    .isEmpty();
            assertThat(CodeReader.verifySigned(code, bundle, Purpose.ENTER, NOW.plusSeconds(119)))
                    .isEmpty();
            assertThat(CodeReader.verifySigned(code, bundle, Purpose.ENTER, NOW.plusSeconds(120)))
                    .contains(PassRefusal.EXPIRED);
            assertThat(CodeReader.verifySigned(code, bundle, Purpose.ENTER, NOW.minusSeconds(61)))
                    .contains(PassRefusal.EARLY);
            byte[] otherMinute = code.clone();
            otherMinute[9] ^= 8;
            assertThat(CodeReader.verifySigned(otherMinute, bundle, Purpose.ENTER, NOW))
                    .contains(PassRefusal.FORGED);
            assertThat(CodeReader.verifySigned(phone().brief(NOW), bundle, Purpose.ENTER, NOW))
                    .contains(PassRefusal.MALFORMED);
        }
    }

    @Test
    void codesOfTheFormerSigningKeyAreTakenAndOfOneBeforeItNot() {
        byte[] code = phone().signed(NOW);
        assertThat(CodeReader.verifySigned(code, signer(SignatureKind.SM2, 1).readerKeys(), Purpose.ENTER, NOW))
                .isEmpty();
        assertThat(CodeReader.verifySigned(
                        code, signer(SignatureKind.ED25519, 2).readerKeys(), Purpose.ENTER, NOW))
                .contains(PassRefusal.FORGED);
    }

    /** Flips bits of good codes, at random; `-Dshaopao.pass.forgeries=` says how often. */
    @Test
    void noFlippedBitIsEverAccepted() {
        known();
        int rounds = Integer.getInteger("shaopao.pass.forgeries", 4_000);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(31);
        byte[] signed = phone().signed(NOW);
        byte[] brief = phone().brief(NOW);
        List<ReaderKey> bundle = signer(SignatureKind.ED25519, 0).readerKeys();
        int online = 0;
        int offline = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] forged = (i % 2 == 0 ? signed : brief).clone();
            int flips = 1 + random.nextInt(4);
            for (int flip = 0; flip < flips; flip++) {
                forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (java.util.Arrays.equals(forged, i % 2 == 0 ? signed : brief)) {
                continue;
            }
            online++;
            assertThat(why(forged, Purpose.ENTER, NOW)).isPresent();
            boolean onlyWhatThePhoneSays = i % 2 == 0 && sameSignedPart(signed, forged);
            if (i % 2 == 0 && !onlyWhatThePhoneSays) {
                offline++;
                assertThat(CodeReader.verifySigned(forged, bundle, Purpose.ENTER, NOW))
                        .isPresent();
            }
        }
        System.out.printf("forgeries: online=%d offline=%d accepted=0%n", online, offline);
    }

    /** The quarter of the minute and the HMAC are not under the signature. */
    private static boolean sameSignedPart(byte[] left, byte[] right) {
        byte[] masked = right.clone();
        masked[9] = (byte) ((masked[9] & ~3) | (left[9] & 3));
        System.arraycopy(left, 10, masked, 10, 6);
        return java.util.Arrays.equals(left, masked);
    }

    @Test
    void aCardHasItsPassAndALostOneHasNone() {
        String hash = keys.cardHash("04:a2:1b:ff");
        Known card = new Known(pass, member, Purpose.ALL_BITS, false, Optional.empty(), Optional.empty());
        directory.take(List.of(new CodeDirectory.Entry(pass, Map.of(), Map.of(hash, card), Map.of())));
        Shown shown = new Shown.Card("04A21BFF");
        assertThat(reader.verify(shown, DOOR, Purpose.ENTER, NOW)).isInstanceOf(Accepted.class);
        directory.take(List.of(new CodeDirectory.Entry(pass, Map.of(), Map.of(), Map.of())));
        assertThat(((Refused) reader.verify(shown, DOOR, Purpose.ENTER, NOW)).why())
                .isEqualTo(PassRefusal.UNKNOWN);
        assertThat(Base64.getEncoder().encodeToString(keys.hash("card", "1234")))
                .as("hashes of one kind do not look like those of another")
                .isNotEqualTo(Base64.getEncoder().encodeToString(keys.hash("paper", "1234")));
    }

    @Test
    void aSealedKeyOpensForItsOwnNumberOnly() {
        byte[] sealed = keys.seal(5, key);
        assertThat(keys.open(5, sealed).getEncoded()).isEqualTo(key);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> keys.open(6, sealed)))
                .isInstanceOf(IllegalStateException.class);
    }
}
