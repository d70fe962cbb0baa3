package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.devices.TestDevices;
import shaopao.pass.PassPhones;
import shaopao.pass.ReaderKeys;
import shaopao.places.PlaceId;
import shaopao.secrets.Secrets;
import tools.jackson.databind.JsonNode;

/** The socket of docs/api/readers.md, spoken by a reader that shares no code with the server. */
@CampusTest
class ReaderSocketTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private Gatehouse house;
    private PlaceId place;
    private ReaderClient reader;
    private ReaderWire wire;
    private PassPhones phones;
    private Roster roster;

    @BeforeEach
    void standAtAGate() throws Exception {
        house = new Gatehouse(context);
        place = house.place();
        house.policy(place, Gatehouse.open());
        reader = house.reader(port, place, Direction.IN);
        wire = reader.wire();
        phones = new PassPhones(context);
        roster = new Roster(jdbc);
    }

    @AfterEach
    void close() {
        wire.close();
        reader.close();
    }

    private PassPhones.Phone phone() {
        return phones.phone(roster.student().id());
    }

    @Test
    void manyQuestionsUnderWayAreAnsweredEachByItsNumber() throws Exception {
        assertThat(wire.next("push", "gate").get("mode").asString()).isEqualTo("NORMAL");
        List<PassPhones.Phone> some = phones.phones(
                Stream.generate(() -> roster.student().id()).limit(8).toList());
        for (int i = 0; i < some.size(); i++) {
            wire.ask(100 + i, some.get(i).text(Instant.now()));
        }
        Set<Long> answered = new HashSet<>();
        for (int i = 0; i < some.size(); i++) {
            answered.add(wire.next("answer").get("number").asLong());
        }
        assertThat(answered).hasSize(some.size());
    }

    @Test
    void aCodeOpensOnceAndWhatIsNoQuestionOfThisGateIsDeclined() throws Exception {
        String code = phone().text(Instant.now());
        wire.ask(1, code);
        assertThat(wire.next("number", 1).get("answer").get("open").asBoolean()).isTrue();
        wire.ask(2, code);
        assertThat(wire.next("number", 2).get("answer").get("reason").asString())
                .isEqualTo("CODE");
        wire.say("{\"number\": 3}");
        assertThat(wire.next("number", 3).get("problem").asString()).isEqualTo("invalid-request");
        wire.say("{\"number\": 4, \"card\": \"04A1B2C3\", \"code\": \"x\"}");
        assertThat(wire.next("number", 4).get("problem").asString()).isEqualTo("invalid-request");
    }

    @Test
    void aFrozenPassIsToldAtOnceByTheNameThatIsInTheFileOfPeople() throws Exception {
        PassPhones.Phone phone = phone();
        phone.freeze();
        List<String> names = wire.next("push", "stopped")
                .get("names")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(names).contains(ReaderKeys.name(phone.number()));
    }

    @Test
    void anEmergencyAndANewPolicyAreTold() throws Exception {
        wire.next("push", "gate");
        house.mode(place, GateMode.EMERGENCY, "");
        assertThat(wire.next("mode", "EMERGENCY").get("entry").get("id").asString())
                .isEqualTo(reader.entry());
        house.leave(new EntryId(UUID.fromString(reader.entry())));
        assertThat(wire.next("push", "gate").get("entry").isNull()).isTrue();
        wire.ask(5, phone().text(Instant.now()));
        assertThat(wire.next("number", 5).get("problem").asString()).isEqualTo("no-entry-here");
    }

    @Test
    void aNewFileOfPeopleIsTold() throws Exception {
        wire.next("push", "gate");
        reader.bundle("");
        assertThat(wire.next("push", "bundle").get("push").asString()).isEqualTo("bundle");
    }

    @Test
    void theNewSocketOfAReaderTakesThePlaceOfTheOldOne() throws Exception {
        try (ReaderWire second = reader.wireSigned()) {
            assertThat(wire.end()).isEqualTo(4_002);
            second.ask(1, phone().text(Instant.now()));
            assertThat(second.next("number", 1).get("answer").get("open").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void theSocketOfARevokedReaderIsClosed() throws Exception {
        TestDevices.revoke(context, reader.id());
        assertThat(wire.end()).isEqualTo(4_003);
        assertThatThrownBy(reader::wireSigned).isInstanceOf(ReaderWire.NotOpened.class);
    }

    @Test
    void theSocketEndsWithTheSessionByWhichItWasOpened() throws Exception {
        Clock past = Clock.offset(
                Clock.systemUTC(), ReaderSessions.LIFE.minusSeconds(3).negated());
        var earlier = new ReaderSessions(context.getBean(Secrets.class), context.getBean(Devices.class), past)
                .issue(DeviceId.of(reader.id()));
        jdbc.sql("update devices.device set enrolled_at = enrolled_at - interval '1 hour' where id = :id")
                .param("id", UUID.fromString(reader.id()))
                .update();
        Thread.sleep(Duration.ofMillis(2_100));
        reader.resume(earlier.token(), earlier.key());
        try (ReaderWire last = reader.wire()) {
            assertThat(last.end()).isEqualTo(4_001);
        }
    }

    @Test
    void whatIsNoFrameClosesTheSocket() throws Exception {
        wire.say("[");
        assertThat(wire.end()).isEqualTo(1_008);
        try (ReaderWire other = reader.wire()) {
            other.say("{\"number\": 1, \"code\": \"" + "x".repeat(ReaderSocket.FRAME_BYTES_MAX) + "\"}");
            assertThat(other.end()).isEqualTo(1_009);
        }
        try (ReaderWire other = reader.wire()) {
            other.sayBytes(new byte[] {1});
            assertThat(other.end()).isEqualTo(1_008);
        }
    }

    @Test
    void aReaderThatListensToNothingIsClosedAndHoldsUpNobody() throws Exception {
        wire.next("push", "gate");
        wire.stopListening();
        String longFrame = "\"" + "x".repeat(300_000) + "\"";
        for (int i = 0; i < 150; i++) {
            context.getBean(ReaderSockets.class).sayToAll(longFrame);
        }
        wire.listen();
        assertThat(wire.end()).isEqualTo(1_013);
    }

    @Test
    void nobodyOpensASocketWithoutAProofOfTheirOwn() throws Exception {
        assertThat(reader.socketAsPage().problem()).isEqualTo("upgrade-missing");
        assertThat(refused(1, Map.of())).as("a number that was used").isEqualTo(401);
        assertThat(refused(900, Map.of("Origin", "https://elsewhere.example"))).isEqualTo(403);
        assertThat(refused(901, Map.of("Origin", "null"))).isEqualTo(403);
        try (ReaderWire page = reader.wire(902, Map.of("Origin", "http://127.0.0.1:" + port))) {
            page.next("push", "gate");
        }
        reader.resume(reader.id(), "AAAA");
        assertThat(refused(903, Map.of())).as("a token that nobody issued").isEqualTo(401);
    }

    private int refused(long number, Map<String, String> headers) throws InterruptedException {
        try {
            reader.wire(number, headers).close();
            return 101;
        } catch (ReaderWire.NotOpened e) {
            return e.status();
        }
    }
}
