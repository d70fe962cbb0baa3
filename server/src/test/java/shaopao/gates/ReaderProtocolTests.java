package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
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
import shaopao.devices.TestDevices;
import shaopao.gates.ReaderClient.Said;
import shaopao.pass.PassPhones;
import shaopao.pass.ReaderKeys;
import shaopao.places.PlaceId;
import tools.jackson.databind.JsonNode;

/** docs/api/readers.md, spoken by a reader that shares no code with the server. */
@CampusTest
class ReaderProtocolTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private Gatehouse house;
    private PlaceId place;
    private ReaderClient reader;
    private PassPhones phones;
    private Roster roster;

    @BeforeEach
    void standAtAGate() throws Exception {
        house = new Gatehouse(context);
        place = house.place();
        house.policy(place, Gatehouse.open());
        reader = house.reader(port, place, Direction.IN);
        phones = new PassPhones(context);
        roster = new Roster(jdbc);
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private PassPhones.Phone phone() {
        return phones.phone(roster.student().id());
    }

    @Test
    void aCodeIsAnsweredWithTheReasonInBothLanguages() throws Exception {
        JsonNode answer = reader.decide(phone().text(Instant.now())).json();
        assertThat(answer.get("open").asBoolean()).isTrue();
        assertThat(answer.get("reason").asString()).isEqualTo("LINE");
        assertThat(answer.get("words").get("zh").asString()).isEqualTo("请通行");
        assertThat(answer.get("name").asString()).isEqualTo("陈**");
        assertThat(answer.get("inside").asInt()).isEqualTo(1);
        JsonNode forged = reader.decide("EAAAAAAAAAAAAAAAAAAAAA").json();
        assertThat(forged.get("open").asBoolean()).isFalse();
        assertThat(forged.get("reason").asString()).isEqualTo("CODE");
    }

    @Test
    void aCodeOpensOnceAndItsHolderReadsWhy() throws Exception {
        PassPhones.Phone phone = phone();
        String code = phone.text(Instant.now());
        assertThat(reader.decide(code).json().get("open").asBoolean()).isTrue();
        JsonNode again = reader.decide(code).json();
        assertThat(again.get("reason").asString()).isEqualTo("CODE");
        assertThat(again.get("words").get("zh").asString()).isEqualTo("请刷新后再试");
        assertThat(again.get("name").isNull()).isTrue();
        assertThat(jdbc.sql("select fault from gates.event where subject = :person order by at desc limit 1")
                        .param("person", phone.person())
                        .query(String.class)
                        .single())
                .isEqualTo("REPLAYED");
    }

    @Test
    void theShortKeyFitsOneRequestOnce() throws Exception {
        assertThat(reader.decide(phone().text(Instant.now()), 7).status()).isEqualTo(200);
        assertThat(reader.decide(phone().text(Instant.now()), 7).problem()).isEqualTo("reader-session-over");
        assertThat(reader.decide(phone().text(Instant.now()), 6).status()).isEqualTo(200);
        assertThat(reader.decide(phone().text(Instant.now()), 5_000).status()).isEqualTo(200);
        assertThat(reader.decide(phone().text(Instant.now()), 8).problem()).isEqualTo("reader-session-over");
    }

    @Test
    void withoutAShortKeyTheDeviceSigns() throws Exception {
        assertThat(reader.decideSigned(phone().text(Instant.now()))
                        .json()
                        .get("open")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRevokedReaderIsNobody() throws Exception {
        assertThat(reader.decide(phone().text(Instant.now())).status()).isEqualTo(200);
        TestDevices.revoke(context, reader.id());
        Thread.sleep(2_100);
        assertThat(reader.decide(phone().text(Instant.now())).problem()).isEqualTo("reader-session-over");
        assertThat(reader.greet().problem()).isEqualTo("device-signature-invalid");
    }

    @Test
    void whatIsNoRequestIsRefusedAndTheReaderGoesOn() throws Exception {
        assertThat(reader.decide("x".repeat(2_000)).problem()).isEqualTo("body-too-large");
        assertThat(reader.decide("x".repeat(400)).problem()).isEqualTo("invalid-request");
        assertThat(reader.decideSigned("").json().get("reason").asString()).isEqualTo("CODE");
        assertThat(reader.decide(phone().text(Instant.now())).status()).isEqualTo(200);
    }

    @Test
    void aBundleIsSignedNamesItsPeopleAndIsSentOnce() throws Exception {
        PassPhones.Phone phone = phone();
        Said first = reader.bundle("");
        assertThat(first.status()).isEqualTo(200);
        assertThat(reader.isSigned(first)).isTrue();
        JsonNode bundle = first.json();
        assertThat(bundle.get("way").asString()).isEqualTo("IN");
        byte[] people = reader.people(bundle.get("people").asString()).body();
        assertThat(PeopleFile.sha256(people)).isEqualTo(bundle.get("people").asString());
        byte[] key = Base64.getDecoder().decode(bundle.get("peopleKey").asString());
        long hash = PeopleFile.hash(new SecretKeySpec(key, "HmacSHA256"), ReaderKeys.name(phone.number()));
        String hex = HexFormat.of().toHexDigits(hash);
        assertThat(HexFormat.of().formatHex(people)).contains(hex);
        assertThat(reader.bundle(first.tag().orElseThrow()).status()).isEqualTo(304);
        phone.freeze();
        Said stopped = reader.bundle(first.tag().orElseThrow());
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(HexFormat.of()
                        .formatHex(Base64.getDecoder()
                                .decode(stopped.json().get("stopped").asString())))
                .contains(hex);
        assertThat(reader.people("0".repeat(64)).problem()).isEqualTo("not-found");
    }

    @Test
    void cardsAndPrintedPassesAreInTheFileOfPeopleAsWhatAReaderComputes() throws Exception {
        PassPhones.Phone phone = phone();
        String card = Long.toString(System.nanoTime());
        phone.card(card);
        String paper = phone.paper(true, LocalDate.now(PolicyLanguage.ZONE));
        JsonNode bundle = reader.bundle("").json();
        assertThat(bundle.get("format").asInt()).isEqualTo(2);
        String people = HexFormat.of()
                .formatHex(reader.people(bundle.get("people").asString()).body());
        assertThat(people)
                .contains(ReaderClient.hashOfOther(bundle, "card:" + card))
                .contains(ReaderClient.hashOfOther(bundle, "paper:" + paper))
                .doesNotContain(ReaderClient.hashOfOther(bundle, "card:" + card + "0"));
        phone.freeze();
        assertThat(HexFormat.of()
                        .formatHex(Base64.getDecoder()
                                .decode(reader.bundle("").json().get("stopped").asString())))
                .contains(ReaderClient.hashOfOther(bundle, "card:" + card))
                .contains(ReaderClient.hashOfOther(bundle, "paper:" + paper));
    }

    @Test
    void aCardThatWasGivenBeforeReadersKnewCardsIsNamedWhenItIsRead() throws Exception {
        PassPhones.Phone phone = phone();
        String card = Long.toString(System.nanoTime());
        phone.card(card);
        jdbc.sql("update pass.card set reader_hash = null where pass_id in (select id from pass.pass "
                        + "where person_id = :person)")
                .param("person", phone.person())
                .update();
        phone.learn();
        assertThat(reader.decideCard(card).json().get("open").asBoolean()).isTrue();
        assertThat(jdbc.sql("select count(reader_hash) from pass.card c join pass.pass p on p.id = c.pass_id "
                                + "where p.person_id = :person")
                        .param("person", phone.person())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCardAndASinglePaperThatWereTakenWithoutANetworkCountLikeOthers() throws Exception {
        Instant now = Instant.now();
        PassPhones.Phone byCard = phone();
        PassPhones.Phone byPaper = phone();
        String card = Long.toString(System.nanoTime());
        byCard.card(card);
        String paper = byPaper.paper(true, LocalDate.now(PolicyLanguage.ZONE));
        reader.events(List.of(
                reader.keep("IN", "LINE", true, "card:" + card, now.minusSeconds(20)),
                reader.keep("IN", "LINE", true, paper, now.minusSeconds(10))));
        assertThat(inside()).isEqualTo(2);
        assertThat(reader.decide(paper).json().get("reason").asString())
                .as("a single one that was used at another reader meanwhile")
                .isEqualTo("CODE");
    }

    @Test
    void keptEventsAreTakenOnceHoweverOftenTheyAreSent() throws Exception {
        Instant now = Instant.now();
        List<Map<String, Object>> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            kept.add(reader.keep(
                    "IN", "LINE", true, phone().text(now.minusSeconds(600 - i)), now.minusSeconds(600 - i)));
        }
        assertThat(reader.events(kept).json().get("taken").asInt()).isEqualTo(3);
        JsonNode again = reader.events(kept).json();
        assertThat(again.get("taken").asInt()).isZero();
        assertThat(again.get("upTo").asInt()).isEqualTo(3);
        assertThat(stored()).isEqualTo(3);
        assertThat(inside()).isEqualTo(3);
    }

    @Test
    void whatAReaderKeptWhereItStoodIsTakenWhenItWasMoved() throws Exception {
        Instant now = Instant.now();
        house.policy(place, Gatehouse.open(new PolicyLine("true", true, "欢迎", "Welcome")));
        Map<String, Object> kept =
                reader.keep("IN", "LINE", true, phone().text(now.minusSeconds(60)), now.minusSeconds(60));
        PlaceId elsewhere = house.place();
        EntryId former = new EntryId(UUID.fromString(reader.entry()));
        house.leave(former);
        assertThat(reader.events(List.of(kept)).json().get("taken").asInt())
                .as("also while it stands nowhere")
                .isEqualTo(1);
        EntryPoint there = house.entry(elsewhere, Direction.IN, Optional.of(DeviceId.of(reader.id())));
        Map<String, Object> second =
                reader.keep("IN", "LINE", true, phone().text(now.minusSeconds(30)), now.minusSeconds(30));
        reader.greet();
        Map<String, Object> third = reader.keep("IN", "LINE", true, phone().text(now), now);
        assertThat(reader.events(List.of(second, third)).json().get("taken").asInt())
                .isEqualTo(2);
        assertThat(stored()).isEqualTo(2);
        assertThat(inside()).isEqualTo(2);
        assertThat(jdbc.sql("select entry_id from gates.event where place_id = :place")
                        .param("place", elsewhere)
                        .query(UUID.class)
                        .list())
                .containsExactly(there.id().value());
        assertThat(jdbc.sql("select policy from gates.event where place_id = :place limit 1")
                        .param("place", place)
                        .query(Long.class)
                        .single())
                .as("the version by which the reader decided, not the one of today")
                .isEqualTo(1);
    }

    @Test
    void aReaderDoesNotTellOfAGateAtWhichItNeverStood() throws Exception {
        ReaderClient other = house.reader(port, house.place(), Direction.IN);
        reader.pretendToStandAt(other.entry());
        assertThat(reader.events(List.of(reader.keep("IN", "LINE", true, phone().text(Instant.now()), Instant.now())))
                        .problem())
                .isEqualTo("reader-events-forged");
        other.close();
    }

    @Test
    void aReplayOfAGuestIsAGuests() throws Exception {
        Instant now = Instant.now();
        PassPhones.Phone guest = phones.guest(now.minusSeconds(3_600), now.plusSeconds(3_600));
        String code = guest.text(now);
        reader.decide(code);
        reader.events(List.of(reader.keep("IN", "VISIT", true, code, now)));
        assertThat(jdbc.sql("select bool_and(guest) from gates.event where place_id = :place and subject is not null")
                        .param("place", place)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whoSendsByteByByteIsNotWaitedFor() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write(String.join(
                            "\r\n",
                            "POST /api/gates/decisions HTTP/1.1",
                            "Host: x",
                            "Authorization: Shaopao-Reader x",
                            "Content-Type: application/json",
                            "Content-Length: 1000",
                            "",
                            "")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100 && in.available() == 0; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(100);
            }
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 503");
        }
    }

    @Test
    void aGapIsSeenAndStaffAreTold() throws Exception {
        Instant now = Instant.now();
        Map<String, Object> first = reader.keep("IN", "LINE", true, phone().text(now), now);
        reader.keep("IN", "LINE", true, phone().text(now), now);
        Map<String, Object> third = reader.keep("IN", "LINE", true, phone().text(now), now);
        reader.events(List.of(first));
        assertThat(reader.events(List.of(third)).json().get("missing").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select kind from gates.alarm where place_id = :place")
                        .param("place", place)
                        .query(String.class)
                        .list())
                .containsExactly("EVENTS_MISSING");
    }

    @Test
    void aChangedEventIsRefusedWithAllThatCameWithIt() throws Exception {
        Instant now = Instant.now();
        Map<String, Object> first = reader.keep("IN", "NO_LINE", false, phone().text(now), now);
        Map<String, Object> second = reader.keep("IN", "LINE", true, phone().text(now), now);
        first.put("open", true);
        assertThat(reader.events(List.of(first, second)).problem()).isEqualTo("reader-events-forged");
        assertThat(reader.events(List.of(second, first)).problem()).isEqualTo("reader-events-forged");
        assertThat(stored()).isZero();
    }

    @Test
    void aLateEventCorrectsWhoIsInsideAndNeverWhatIsKnownSince() throws Exception {
        Instant now = Instant.now();
        PassPhones.Phone cameIn = phone();
        PassPhones.Phone leftSince = phone();
        ReaderClient exit = house.reader(port, place, Direction.OUT);
        exit.decide(leftSince.text(now));
        reader.events(List.of(
                reader.keep("IN", "LINE", true, leftSince.text(now.minusSeconds(300)), now.minusSeconds(300)),
                reader.keep("IN", "LINE", true, cameIn.text(now.minusSeconds(290)), now.minusSeconds(290))));
        assertThat(inside()).isEqualTo(1);
        assertThat(jdbc.sql("select subject from gates.presence where place_id = :place and inside")
                        .param("place", place)
                        .query(UUID.class)
                        .single())
                .isEqualTo(cameIn.person().value());
        exit.close();
    }

    private int stored() {
        return jdbc.sql("select count(*) from gates.event where place_id = :place")
                .param("place", place)
                .query(Integer.class)
                .single();
    }

    private int inside() {
        return jdbc.sql("select inside from gates.occupancy where place_id = :place")
                .param("place", place)
                .query(Integer.class)
                .single();
    }
}
