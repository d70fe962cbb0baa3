package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceKind;
import shaopao.places.Places;
import shaopao.queue.HallSite.CounterService;
import tools.jackson.databind.json.JsonMapper;

/** Appointments at counters stand in the one store of who has which place when. */
@CampusTest
class CounterTimesTests {

    private static final Actor OFFICE = Actor.system("test");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tickets tickets;

    @Autowired
    HallKeeping keeping;

    @Autowired
    Occupations occupations;

    @Autowired
    Places places;

    @Autowired
    JsonMapper json;

    private Roster roster;
    private ServiceHall hall;
    private Instant first;

    @BeforeEach
    void build() {
        roster = new Roster(jdbc);
        hall = new ServiceHall(context, 1);
        first = tickets.slots(hall.certificates, tomorrow()).getFirst().startsAt();
    }

    private static LocalDate tomorrow() {
        return LocalDate.ofInstant(Instant.now(), Forecasts.ZONE).plusDays(1);
    }

    private QueueTicket book(Instant at) {
        return tickets.book(roster.student().id(), hall.certificates, at, "test");
    }

    private List<Occupation> held(QueueTicket ticket) {
        return occupations.of(OccupationKind.APPOINTMENT, List.of(ticket.id().value()));
    }

    private int left(Instant at) {
        return tickets.slots(hall.certificates, tomorrow()).stream()
                .filter(one -> one.startsAt().equals(at))
                .findFirst()
                .orElseThrow()
                .left();
    }

    private CounterService service(UUID office, int minutes, int capacity) {
        return new CounterService(
                hall.certificates, office, Words.of("证明"), 300, List.of(), minutes, capacity, 14, true);
    }

    @Test
    void anAppointmentHasAPlaceOfItsHallForItsTimeAndGivesItBack() {
        QueueTicket ticket = book(first);
        Occupation one = held(ticket).getFirst();
        assertThat(one.from()).isEqualTo(first);
        assertThat(one.until()).isEqualTo(first.plus(Duration.ofMinutes(10)));
        CampusPlace place = places.place(one.place()).orElseThrow();
        assertThat(place.kind()).isEqualTo(PlaceKind.COUNTER);
        assertThat(places.above(place.id())).contains(hall.place);
        assertThat(left(first)).isEqualTo(1);
        tickets.leave(ticket.person().orElseThrow(), ticket.id());
        assertThat(held(ticket)).isEmpty();
        assertThat(left(first)).isEqualTo(2);
    }

    @Test
    void theDatabaseItselfLetsNobodyHaveAPlaceTwice() {
        Occupation one = held(book(first)).getFirst();
        Holding second = occupations.hold(List.of(
                new NewOccupation(one.place(), first, first.plusSeconds(60), OccupationKind.APPOINTMENT, Ids.next())));
        assertThat(second).isInstanceOf(Holding.Taken.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into places.occupation (id, place_id, during, kind, reference)
                        values (:id, :place, tstzrange(:from, :until), 'APPOINTMENT', :id)
                        """)
                        .param("id", Ids.next())
                        .param("place", one.place())
                        .param("from", first)
                        .param("until", first.plusSeconds(60))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(occupations.claim(List.of(new NewOccupation(
                        one.place(), first, first.plusSeconds(60), OccupationKind.MAINTENANCE, Ids.next()))))
                .as("an appointment makes way for nobody")
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void fewerPlacesTakeFewerAndLongerTimesCountWhatLiesWithin() {
        book(first);
        book(first);
        keeping.writeService(OFFICE, hall.site, service(hall.office, 10, 1));
        assertThat(left(first)).isZero();
        assertThatThrownBy(() -> book(first)).isInstanceOf(ProblemException.class);
        keeping.writeService(OFFICE, hall.site, service(hall.office, 20, 3));
        assertThat(left(first)).as("two of three lie within").isEqualTo(1);
        book(first);
        assertThat(left(first)).isZero();
    }

    @Test
    void aHallNeedsAPlaceForAppointmentsAndMayMoveWithThem() {
        Visitor keeper = new Visitor(port, roster.staff().id() + " queue.manage");
        UUID homeless = keeping.addSite(OFFICE, Optional.empty(), Words.of("临时大厅"), List.of());
        UUID office = keeping.addOffice(OFFICE, homeless, "Z", Words.of("后勤处"));
        Map<String, Object> wish = Map.of(
                "office",
                office,
                "nameZh",
                "报修",
                "nameEn",
                "",
                "usualSeconds",
                300,
                "items",
                List.of(),
                "slotMinutes",
                10,
                "slotCapacity",
                2,
                "slotDays",
                7,
                "open",
                true);
        String path = "/api/queue/sites/" + homeless;
        assertThat(keeper.post(path + "/services", json.writeValueAsString(wish))
                        .body())
                .contains("/problems/hall-without-place");
        assertThat(put(keeper, path, Map.of("nameZh", "临时大厅", "nameEn", "", "place", Ids.next())))
                .isEqualTo(404);
        assertThat(put(keeper, path, Map.of("nameZh", "西区大厅", "nameEn", "West", "place", hall.place.value())))
                .isEqualTo(200);
        assertThat(keeper.post(path + "/services", json.writeValueAsString(wish))
                        .statusCode())
                .isEqualTo(201);
        assertThat(keeper.get(path).body()).contains("西区大厅", "报修");
        assertThat(put(keeper, path, Map.of("nameZh", "西区大厅", "nameEn", "")))
                .as("whose times are open needs its place")
                .isEqualTo(409);

        Occupation one = held(book(first)).getFirst();
        places.ensure(OFFICE, List.of(ServiceHall.row("HALL-2", "HALLS", PlaceKind.BUILDING)));
        UUID next = places.byCode("HALL-2").orElseThrow().id().value();
        assertThat(put(keeper, "/api/queue/sites/" + hall.site, Map.of("nameZh", "大厅", "nameEn", "", "place", next)))
                .isEqualTo(200);
        assertThat(places.above(one.place())).extracting(place -> place.value()).contains(next);
        assertThat(left(first)).isEqualTo(1);
        assertThat(put(new Visitor(port, hall.clerk().id() + " queue.serve"), path, wish))
                .isEqualTo(403);
    }

    private int put(Visitor who, String path, Map<String, Object> body) {
        return who.send("PUT", path, json.writeValueAsString(body), "Content-Type", "application/json")
                .statusCode();
    }
}
