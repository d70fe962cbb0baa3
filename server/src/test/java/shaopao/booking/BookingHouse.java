package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.calendar.WorkingTime;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.TestPlaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A house of places under one policy, its owner, and people who book. */
final class BookingHouse {

    private static final AtomicInteger HOUSES = new AtomicInteger((int) (System.nanoTime() % 1_000_000));

    final Visitor office;
    final Roster.Someone ownerPerson;
    final Visitor owner;
    final List<PlaceId> places = new ArrayList<>();
    final PlaceId area;
    final String areaCode;
    final UUID policy;
    final String code;
    private final int port;
    private final Roster roster;
    private final JsonMapper json;

    BookingHouse(ApplicationContext context, int port, BookingTerms terms, int seats) {
        this.port = port;
        this.json = context.getBean(JsonMapper.class);
        this.roster = new Roster(context.getBean(JdbcClient.class));
        int number = HOUSES.incrementAndGet();
        code = "H" + number;
        TestPlaces yard = new TestPlaces(context);
        yard.campus(code);
        areaCode = code + "-R";
        area = yard.in(code, areaCode, PlaceKind.ROOM);
        office = new Visitor(port, roster.staff().id() + " booking.desk booking.manage");
        ownerPerson = roster.staff();
        owner = new Visitor(port, ownerPerson.id() + " booking.desk");
        JsonNode page = read(office.post(
                "/api/booking/desk/policies",
                json.writeValueAsString(
                        Map.of("code", "p" + number, "nameZh", "测试", "nameEn", "Test", "terms", terms))));
        policy = UUID.fromString(page.at("/policy/id").asString());
        List<String> codes = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            codes.add("%s-%03d".formatted(areaCode, seat));
            places.add(yard.in(areaCode, codes.getLast(), PlaceKind.SEAT));
        }
        read(office.post(
                "/api/booking/desk/policies/" + policy + "/places", json.writeValueAsString(Map.of("codes", codes))));
        read(office.send(
                "PUT",
                "/api/booking/desk/policies/" + policy + "/owners",
                json.writeValueAsString(Map.of("numbers", List.of(ownerPerson.number()))),
                "Content-Type",
                "application/json"));
    }

    JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    Roster.Someone student() {
        return roster.student();
    }

    Visitor visitor(Roster.Someone person) {
        return new Visitor(port, person.id().toString());
    }

    Visitor someone() {
        return visitor(roster.student());
    }

    /** Tomorrow at so many hours. */
    static Instant tomorrow(int hour) {
        return LocalDate.now(WorkingTime.ZONE)
                .plusDays(1)
                .atTime(hour, 0)
                .atZone(WorkingTime.ZONE)
                .toInstant();
    }

    HttpResponse<String> book(Visitor who, UUID id, PlaceId place, Instant from, Instant until) {
        return book(who, id, place, from, until, Map.of());
    }

    HttpResponse<String> book(
            Visitor who, UUID id, PlaceId place, Instant from, Instant until, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "id",
                id,
                "place",
                place,
                "from",
                from,
                "until",
                until,
                "title",
                "讨论",
                "people",
                1,
                "guests",
                List.of(),
                "equipment",
                List.of()));
        body.putAll(more);
        return who.post("/api/bookings", json.writeValueAsString(body));
    }

    HttpResponse<String> act(Visitor who, Object id, String act) {
        return who.post("/api/bookings/" + id + "/" + act, "");
    }

    String state(Visitor who, Object id) {
        return read(who.get("/api/bookings/" + id)).at("/booking/state").asString();
    }

    String text(Object body) {
        return json.writeValueAsString(body);
    }
}
