package shaopao.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.devices.DeviceKind;
import shaopao.devices.SignedClient;
import shaopao.devices.TestDevices;
import shaopao.pass.CodeFormat;
import shaopao.pass.PayingPhone;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A terminal: what it takes along, what it sells on line, and what it settles. */
@CampusTest
class TerminalHttpTests {

    private static final String ALONG = "/api/till/terminal";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Wallet wallet;

    @Autowired
    ApplicationContext program;

    @Autowired
    Clock clock;

    private Roster roster;
    private Visitor office;
    private SignedClient terminal;

    @BeforeEach
    void enrolled() throws IOException, InterruptedException {
        roster = new Roster(jdbc);
        office = new Visitor(port, roster.staff().id() + " till.read till.manage");
        terminal = enrolled(DeviceKind.TILL);
    }

    @AfterEach
    void closed() {
        terminal.close();
    }

    private SignedClient enrolled(DeviceKind kind) throws IOException, InterruptedException {
        SignedClient machine = new SignedClient(port);
        machine.enrol(TestDevices.announced(program, kind, "三号窗口 " + UUID.randomUUID())
                .code());
        return machine;
    }

    /** A merchant, for which the terminal sells from now on. */
    private String merchant() {
        JsonNode made = json.readTree(office.post("/api/merchants", """
                {"name":"学一食堂","place":"主校区","menu":[{"name":"米饭","priceCents":100}]}
                """).body());
        String id = made.at("/merchant/id").asString();
        assign("PUT", id);
        return id;
    }

    private void assign(String method, String merchant) {
        assertThat(office.send(method, "/api/merchants/" + merchant + "/terminals/" + terminal.id(), "")
                        .statusCode())
                .isEqualTo(200);
    }

    /** A student's phone, and so much in the purse. */
    private PayingPhone phone(Roster.Someone student, long cents) {
        UUID bank = wallet.open(Owner.CHANNEL, "T-" + UUID.randomUUID(), "现金", AccountLimits.NONE)
                .id()
                .value();
        wallet.transferred(new NewTransfer.Single(
                TransferId.next(),
                new shaopao.wallet.AccountId(bank),
                wallet.purse(student.id()).id(),
                cents,
                Reason.TOP_UP,
                Note.of("")));
        return new PayingPhone(program, student.id());
    }

    private long balance(Roster.Someone student) {
        return wallet.purse(student.id()).totals().balance();
    }

    private static Map<String, Object> sale(UUID id, String code) {
        return Map.of("id", id, "code", code, "items", List.of(Map.of("name", "米饭", "count", 3, "priceCents", 100)));
    }

    private static Map<String, Object> offline(UUID id, String code, Instant at) {
        return Map.of(
                "id",
                id,
                "code",
                code,
                "occurredAt",
                at,
                "items",
                List.of(Map.of("name", "米饭", "count", 3, "priceCents", 100)));
    }

    @SafeVarargs
    private List<String> settled(String merchant, Map<String, Object>... sales)
            throws IOException, InterruptedException {
        SignedClient.Said said = terminal.post("/api/till/" + merchant + "/offline-sales", Map.of("sales", sales));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        return said.json().findValuesAsString("how");
    }

    @Test
    void terminalTakesAlongItsMenuTheKeysAndWhoWasStopped() throws Exception {
        assertThat(terminal.get(ALONG).json().hasNonNull("merchant"))
                .as("it sells for nobody yet")
                .isFalse();
        merchant();
        SignedClient.Said said = terminal.get(ALONG);
        JsonNode along = said.json();
        assertThat(along.at("/merchant/menu/0/name").asString()).isEqualTo("米饭");
        assertThat(along.get("personMaxCents").asLong()).isEqualTo(3_000);
        assertThat(along.get("terminalMaxCents").asLong()).isEqualTo(300_000);
        assertThat(Duration.between(
                        Instant.parse(along.get("madeAt").asString()),
                        Instant.parse(along.get("goodUntil").asString())))
                .isEqualTo(Duration.ofHours(24));
        assertThat(terminal.get(ALONG, said.tag().orElseThrow()).status())
                .as("nothing is new")
                .isEqualTo(304);

        PayingPhone phone = phone(roster.student(), 1_000);
        byte[] code = CodeFormat.bytes(phone.signed(clock.instant())).orElseThrow();
        assertThat(signed(along, code)).as("by the keys that it has").isTrue();
        code[20] = (byte) (code[20] ^ 1);
        assertThat(signed(along, code)).isFalse();
        assertThat(stopped(along, phone.number())).isFalse();

        phone.freeze(true);
        SignedClient.Said later = terminal.get(ALONG, said.tag().orElseThrow());
        for (int i = 0; i < 50 && later.status() == 304; i++) {
            Thread.sleep(100);
            later = terminal.get(ALONG, said.tag().orElseThrow());
        }
        assertThat(stopped(later.json(), phone.number())).isTrue();
    }

    @Test
    void onlyTillsTakeSomethingAlong() throws Exception {
        assertThat(office.get(ALONG).statusCode()).isEqualTo(403);
        assertThat(Visitor.nobody(port).get(ALONG).statusCode()).isEqualTo(401);
        try (SignedClient gate = enrolled(DeviceKind.GATE)) {
            assertThat(gate.get(ALONG).status()).isEqualTo(403);
        }
        assertThat(terminal.get("/api/merchants").status()).isEqualTo(403);
    }

    @Test
    void saleWhoseAnswerWasLostIsSettledUnderItsIdAndChargedOnce() throws Exception {
        String merchant = merchant();
        Roster.Someone student = roster.student();
        PayingPhone phone = phone(student, 1_000);
        Instant now = clock.instant();
        UUID lost = UUID.randomUUID();
        String code = phone.signed(now);
        assertThat(terminal.post("/api/till/" + merchant + "/sales", sale(lost, code))
                        .status())
                .as("which the terminal does not hear")
                .isEqualTo(200);
        assertThat(terminal.get("/api/till/" + merchant + "/sales/" + lost)
                        .json()
                        .get("state")
                        .asString())
                .as("it may also ask")
                .isEqualTo("PAID");
        UUID unsent = UUID.randomUUID();
        assertThat(terminal.get("/api/till/" + merchant + "/sales/" + unsent).problem())
                .isEqualTo("not-found");
        assertThat(office.get("/api/till/" + merchant + "/sales/" + lost).statusCode())
                .as("of the seller alone")
                .isEqualTo(404);
        Map<String, Object> second = offline(unsent, phone.signed(now.plusSeconds(60)), now.plusSeconds(60));
        assertThat(settled(merchant, offline(lost, code, now), second, second))
                .as("the one that was paid, one that was not, and the same in one parcel again")
                .containsExactly("PAID", "PAID", "PAID");
        assertThat(settled(merchant, second)).containsExactly("PAID");
        assertThat(balance(student)).isEqualTo(1_000 - 2 * 300);
        assertThat(settled(merchant, offline(UUID.randomUUID(), code, now)))
                .as("a code twice under two ids: nobody pays it twice")
                .containsExactly("LOST_BY_MERCHANT");
        assertThat(balance(student)).isEqualTo(400);
    }

    @Test
    void terminalThatWasMovedSettlesWhatItSoldWhereItStood() throws Exception {
        String former = merchant();
        Roster.Someone student = roster.student();
        PayingPhone phone = phone(student, 1_000);
        Instant lunch = clock.instant().minusSeconds(600);
        String code = phone.code(lunch);
        String present = merchant();
        Instant after = clock.instant().plusSeconds(60);
        assertThat(settled(former, offline(UUID.randomUUID(), code, lunch))).containsExactly("PAID");
        assertThat(settled(former, offline(UUID.randomUUID(), phone.code(after), after)))
                .as("after it was moved it sells for the other one")
                .containsExactly("REFUSED");
        assertThat(terminal.post("/api/till/" + former + "/sales", sale(UUID.randomUUID(), phone.code(after)))
                        .problem())
                .isEqualTo("not-found");
        assign("DELETE", present);
        Instant dinner = lunch.plusSeconds(120);
        assertThat(settled(present, offline(UUID.randomUUID(), phone.code(dinner), dinner)))
                .containsExactly("PAID");
        assertThat(office.get("/api/merchants/" + former).body()).contains("\"balanceCents\":300");
        JsonNode all = json.readTree(office.get("/api/merchants/terminals").body());
        assertThat(all.findValuesAsString("device")).contains(terminal.id().toString());
    }

    @Test
    void stolenTerminalSettlesNothingOnceItIsRevokedAndStrangersNeitherBefore() throws Exception {
        String merchant = merchant();
        Roster.Someone student = roster.student();
        PayingPhone phone = phone(student, 1_000);
        Instant lunch = clock.instant().minusSeconds(300);
        Map<String, Object> sold = offline(UUID.randomUUID(), phone.code(lunch), lunch);
        try (SignedClient other = enrolled(DeviceKind.TILL)) {
            assertThat(other.post("/api/till/" + merchant + "/offline-sales", Map.of("sales", List.of(sold)))
                            .problem())
                    .as("a terminal of nobody")
                    .isEqualTo("not-found");
        }
        TestDevices.revoke(program, terminal.id().toString());
        assertThat(terminal.post("/api/till/" + merchant + "/offline-sales", Map.of("sales", List.of(sold)))
                        .problem())
                .isEqualTo("device-signature-invalid");
        assertThat(terminal.get(ALONG).problem()).isEqualTo("device-signature-invalid");
        assertThat(balance(student)).isEqualTo(1_000);
    }

    /** As the page checks it, by the key whose number stands in the code. */
    private static boolean signed(JsonNode along, byte[] code) {
        CodeFormat.Parts parts = CodeFormat.parts(code).orElseThrow();
        for (JsonNode key : along.get("keys")) {
            if (key.get("number").asInt() == parts.key()) {
                byte[] raw = Base64.getDecoder().decode(key.get("key").asString());
                byte[] text = CodeFormat.signedText(
                        parts.key(),
                        parts.purposes(),
                        parts.number(),
                        CodeFormat.minute(parts.step(Instant.now().getEpochSecond())));
                Ed25519Signer verifier = new Ed25519Signer();
                verifier.init(false, new Ed25519PublicKeyParameters(raw));
                verifier.update(text, 0, text.length);
                return verifier.verifySignature(Arrays.copyOfRange(code, CodeFormat.HEAD_BYTES, code.length));
            }
        }
        return false;
    }

    private static boolean stopped(JsonNode along, long number) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(along.get("numberKey").asString()), "HmacSHA256"));
        byte[] whole = ByteBuffer.allocate(8).putLong(number).array();
        long hash =
                ByteBuffer.wrap(mac.doFinal(Arrays.copyOfRange(whole, 3, 8))).getLong();
        ByteBuffer stopped =
                ByteBuffer.wrap(Base64.getDecoder().decode(along.get("stopped").asString()));
        while (stopped.hasRemaining()) {
            if (stopped.getLong() == hash) {
                return true;
            }
        }
        return false;
    }
}
