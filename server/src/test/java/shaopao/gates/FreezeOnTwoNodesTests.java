package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SecondNode;
import shaopao.pass.PassPhones;
import shaopao.pass.ReaderKeys;
import shaopao.places.PlaceId;
import tools.jackson.databind.JsonNode;

/** A pass is frozen on one node; the readers of the other one hear of it. */
@Tag("once")
@CampusTest
class FreezeOnTwoNodesTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPassThatIsFrozenOnOneNodeIsRefusedByTheReadersOfTheOtherWithinFiveSeconds() throws Exception {
        Gatehouse house = new Gatehouse(context);
        PlaceId place = house.place();
        house.policy(place, Gatehouse.open());
        PassPhones.Phone phone =
                new PassPhones(context).phone(new Roster(jdbc).student().id());
        try (SecondNode second = SecondNode.start();
                ReaderClient reader = house.reader(port, place, Direction.IN)) {
            reader.moveTo(second.port());
            greet(reader);
            assertThat(reader.decide(phone.text(Instant.now()))
                            .json()
                            .get("open")
                            .asBoolean())
                    .isTrue();
            try (ReaderWire wire = reader.wire()) {
                wire.next("push", "gate");
                assertThat(stoppedInBundle(reader)).isEmpty();
                Instant frozen = Instant.now();
                phone.freezeEverywhere();
                List<String> names = wire.next("push", "stopped")
                        .get("names")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                Duration told = Duration.between(frozen, Instant.now());
                assertThat(names).contains(ReaderKeys.name(phone.number()));
                wire.ask(1, phone.text(Instant.now().plusSeconds(15)));
                assertThat(wire.next("number", 1).get("answer").get("reason").asString())
                        .isEqualTo("CODE");
                Duration refused = Duration.between(frozen, Instant.now());
                assertThat(lastFault(place)).isEqualTo("FROZEN");
                assertThat(stoppedInBundle(reader)).isNotEmpty();
                System.out.printf(
                        "freeze: other_node_told_ms=%d other_node_refused_ms=%d%n",
                        told.toMillis(), refused.toMillis());
                assertThat(refused).isLessThan(SOON);
            }
        }
    }

    /** The other node sees a new entry point within a second or two. */
    private static void greet(ReaderClient reader) throws Exception {
        for (int i = 0; i < 50 && reader.greet().status() != 200; i++) {
            Thread.sleep(200);
        }
    }

    private String lastFault(PlaceId place) {
        return jdbc.sql("select fault from gates.event where place_id = :place order by at desc limit 1")
                .param("place", place)
                .query(String.class)
                .single();
    }

    private static String stoppedInBundle(ReaderClient reader) throws Exception {
        return reader.bundle("").json().get("stopped").asString();
    }
}
