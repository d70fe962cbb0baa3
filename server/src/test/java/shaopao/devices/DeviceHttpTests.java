package shaopao.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.Browser.Answer;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.access.Accounts;

@CampusTest
class DeviceHttpTests {

    private static final String ALIVE = "{\"version\":\"1.4.2\"}";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    private Browser console;

    @BeforeEach
    void signIn() throws Exception {
        Roster roster = new Roster(jdbc);
        Someone officer = roster.staff();
        roster.grant(officer, "security");
        new Accounts(program).open(officer.id(), "correct horse battery");
        console = new Browser(port);
        assertThat(console.signIn(officer.number(), "correct horse battery").status())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void anEnrolledDeviceSignsItsRequests() throws Exception {
        Terminal gate = enrolled();
        assertThat(gate.send(ALIVE).status()).isEqualTo(204);
        var listed = console.get("/api/devices?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(row -> row.get("id").asString().equals(gate.id))
                .findFirst()
                .orElseThrow();
        assertThat(listed.get("version").asString()).isEqualTo("1.4.2");
        assertThat(listed.get("seenAt").isNull()).isFalse();
        assertThat(console.put("/api/devices/" + gate.id, Map.of("name", "东门 2", "place", "东门"))
                        .status())
                .isEqualTo(204);
        assertThat(console.delete("/api/devices/" + gate.id).status()).isEqualTo(204);
        assertThat(gate.send(ALIVE).problem()).isEqualTo("device-signature-invalid");
        assertThat(console.delete("/api/devices/" + gate.id).problem()).isEqualTo("not-found");
    }

    @Test
    void aCodeEnrolsOneDeviceAlsoUnderRace() throws Exception {
        String code = announce().json().get("code").asString();
        List<String> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(() -> {
                    try (Browser device = new Browser(port)) {
                        return enrol(device, code, new Terminal().publicKey()).problem();
                    }
                });
            }
            for (Future<String> one : threads.invokeAll(tries)) {
                told.add(one.get());
            }
        }
        assertThat(told).filteredOn("200"::equals).hasSize(1);
        assertThat(told).filteredOn("enrolment-code-wrong"::equals).hasSize(7);
    }

    @Test
    void anExpiredCodeAndAMalformedKeyAreRefused() throws Exception {
        Answer announced = announce();
        String code = announced.json().get("code").asString();
        assertThat(code).hasSize(8);
        assertThat(enrol(console, code, "AAAA").problem()).isEqualTo("device-key-invalid");
        jdbc.sql("update devices.device set code_expires_at = now() where id = :id::uuid")
                .param("id", announced.json().get("device").get("id").asString())
                .update();
        assertThat(enrol(console, code, new Terminal().publicKey()).problem()).isEqualTo("enrolment-code-wrong");
    }

    @Test
    void aNewCodeEndsTheFormerKey() throws Exception {
        Terminal gate = enrolled();
        Answer again = console.post("/api/devices/" + gate.id + "/code", "");
        assertThat(gate.send(ALIVE).problem()).isEqualTo("device-signature-invalid");
        assertThat(enrol(console, again.json().get("code").asString(), gate.publicKey())
                        .status())
                .isEqualTo(200);
        assertThat(gate.send(ALIVE).status()).isEqualTo(204);
    }

    @Test
    void aSignatureFitsOneRequestOnce() throws Exception {
        Terminal gate = enrolled();
        long now = Instant.now().getEpochSecond();
        String header = gate.header(now, "POST", "/api/devices/seen", ALIVE);
        assertThat(gate.send(header, ALIVE).status()).isEqualTo(204);
        assertThat(gate.send(header, ALIVE).problem()).isEqualTo("device-signature-invalid");
        assertThat(gate.send(gate.header(now, "POST", "/api/devices/seen", ALIVE), "{\"version\":\"9\"}")
                        .problem())
                .isEqualTo("device-signature-invalid");
        assertThat(gate.send(gate.header(now, "PUT", "/api/devices/seen", ALIVE), ALIVE)
                        .problem())
                .isEqualTo("device-signature-invalid");
        assertThat(gate.send(gate.header(now - 300, "POST", "/api/devices/seen", ALIVE), ALIVE)
                        .problem())
                .isEqualTo("device-signature-invalid");
        assertThat(gate.send("Shaopao-Device nonsense", ALIVE).problem()).isEqualTo("device-signature-invalid");
        assertThat(console.post("/api/devices/seen", Map.of("version", "1")).problem())
                .isEqualTo("not-permitted");
    }

    private Answer announce() throws Exception {
        return console.post("/api/devices", Map.of("kind", "GATE", "name", "东门 1", "place", "东校门"));
    }

    private static Answer enrol(Browser browser, String code, String key) throws Exception {
        return browser.post("/api/devices/enrol", Map.of("code", code, "publicKey", key));
    }

    private Terminal enrolled() throws Exception {
        Terminal terminal = new Terminal();
        Answer answer = enrol(console, announce().json().get("code").asString(), terminal.publicKey());
        terminal.id = answer.json().get("id").asString();
        return terminal;
    }

    /** What runs on a device. */
    private final class Terminal {

        private final Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        private String id = "";

        String publicKey() {
            return Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
        }

        Answer send(String body) throws Exception {
            long now = Instant.now().getEpochSecond();
            return send(header(now, "POST", "/api/devices/seen", body), body);
        }

        Answer send(String header, String body) throws Exception {
            try (Browser browser = new Browser(port)) {
                return browser.header("Authorization", header).postText("/api/devices/seen", body);
            }
        }

        String header(long seconds, String method, String path, String body) throws Exception {
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
            byte[] text = String.join("\n", "SHAOPAO-DEVICE-1", id, Long.toString(seconds), nonce, method, path, hash)
                    .getBytes(StandardCharsets.UTF_8);
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(text, 0, text.length);
            String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.generateSignature());
            return "Shaopao-Device " + id + "." + seconds + "." + nonce + "." + signature;
        }
    }
}
