package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.Position;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.access.Accounts;
import shaopao.devices.DeviceId;
import shaopao.devices.TestDevices;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.pass.PassPhones;
import shaopao.transport.SeatRules.BookingState;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.SeatRule;
import tools.jackson.databind.JsonNode;

/** Riders, drivers and staff over HTTP; the race for seats; positions in and out. */
@CampusTest
class TransportHttpTests {

    private static final String PASSWORD = "correct horse battery";
    private static final Actor OFFICE = Actor.system("test");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusSeats seats;

    @Autowired
    BusSeatStore seatStore;

    @Autowired
    Networks networks;

    private Roster roster;
    private RoundFeed round;

    @BeforeEach
    void build() {
        roster = new Roster(jdbc);
        round = RoundFeed.now();
        BusFeeds feeds = context.getBean(BusFeeds.class);
        UUID version = feeds.take(OFFICE, round.files(), "round.zip", false)
                .version()
                .orElseThrow()
                .id();
        feeds.activate(OFFICE, version);
        seats.rule(new SeatRule("B", 20, 48, 1), "test");
    }

    private Browser signedIn(Someone someone) throws Exception {
        new Accounts(context).open(someone.id(), PASSWORD);
        Browser browser = new Browser(port);
        browser.signIn(someone.number(), PASSWORD);
        return browser;
    }

    private Browser rider() throws Exception {
        return signedIn(roster.student());
    }

    private Browser staff(String role) throws Exception {
        Someone someone = roster.staff();
        roster.grant(someone, role);
        return signedIn(someone);
    }

    private static Actor person(Someone someone) {
        return new Actor(Actor.Kind.PERSON, Optional.of(someone.id().value()), "陈思远", "", Map.of(), Optional.empty());
    }

    private Map<String, Object> run(String ride) {
        return Map.of("day", round.day(), "ride", ride);
    }

    @Test
    void ridersSeeWhatLeavesAndHowToGetThere() throws Exception {
        try (Browser portal = rider()) {
            JsonNode near = portal.get("/api/transport/nearby?latitude=30.0001&longitude=120.0")
                    .json();
            assertThat(near.get(0).get("stop").get("name").asString()).isEqualTo("南门");
            assertThat(near.get(0).get("stop").get("metres").asInt()).isBetween(5, 20);
            assertThat(near.get(0).get("departures").size()).isEqualTo(3);
            JsonNode board =
                    portal.get("/api/transport/departures?stop=A&limit=50").json();
            assertThat(board.get("departures").get(0).get("ride").asString()).isEqualTo("G1");
            assertThat(portal.get("/api/transport/stops?q=图书")
                            .json()
                            .get(0)
                            .get("id")
                            .asString())
                    .isEqualTo("B");
            JsonNode way =
                    portal.get("/api/transport/journeys?from=A&to=D").json().get(0);
            assertThat(way.get("rides").asInt())
                    .as("on foot to the library, and one bus")
                    .isEqualTo(1);
            assertThat(way.get("parts").get(0).get("rideId").isNull()).isTrue();
            assertThat(way.get("parts").get(1).get("rideId").asString()).isEqualTo("X1");
            JsonNode north =
                    portal.get("/api/transport/journeys?from=A&to=C").json().get(0);
            assertThat(north.get("parts").get(0).get("rideId").asString()).isEqualTo("G1");
            assertThat(portal.get("/api/transport/journeys?latitude=30.0&longitude=120.0&to=B")
                            .json()
                            .size())
                    .isPositive();
            JsonNode table = portal.get("/api/transport/timetable?route=B")
                    .json()
                    .get("tables")
                    .get(0);
            assertThat(table.get("stops").size()).isEqualTo(3);
            assertThat(table.get("rides").size()).isEqualTo(9);
            assertThat(portal.get("/api/transport/stop-timetable?stop=B")
                            .json()
                            .get("departures")
                            .size())
                    .isGreaterThan(9);
            assertThat(portal.get("/api/transport/routes").json().size()).isEqualTo(3);
            assertThat(portal.get("/api/transport/departures?stop=nowhere").problem())
                    .isEqualTo("not-found");
            assertThat(portal.get("/api/transport/journeys?to=B").problem()).isEqualTo("invalid-request");
            assertThat(portal.get("/api/transport/nearby?latitude=99&longitude=0")
                            .problem())
                    .isEqualTo("invalid-request");
            assertThat(portal.get("/api/transport/desk/feeds").problem()).isEqualTo("not-permitted");
            assertThat(portal.get("/api/transport/cab").problem()).isEqualTo("not-permitted");
        }
    }

    @Test
    void aSeatIsBookedOnceAndGivenBackToWhoeverWaitsLongest() throws Exception {
        Someone first = roster.student();
        Someone second = roster.student();
        seats.rule(new SeatRule("B", 1, 48, 1), "test");
        try (Browser one = signedIn(first);
                Browser two = signedIn(second)) {
            JsonNode booked = one.post("/api/transport/seats", run("G2")).json();
            assertThat(booked.get("state").asString()).isEqualTo("HELD");
            assertThat(one.post("/api/transport/seats", run("G2")).json().get("id"))
                    .as("asking again changes nothing")
                    .isEqualTo(booked.get("id"));
            assertThat(one.post("/api/transport/seats", run("G1")).problem()).isEqualTo("bus-time-taken");
            assertThat(two.post("/api/transport/seats", run("G2"))
                            .json()
                            .get("state")
                            .asString())
                    .isEqualTo("WAITING");
            JsonNode list = two.get("/api/transport/seats?day=" + round.day()).json();
            assertThat(list.get(1).get("free").asInt()).isZero();
            assertThat(list.get(1).get("waiting").asInt()).isEqualTo(1);
            String id = booked.get("id").asString();
            assertThat(two.delete("/api/transport/seats/" + id).problem())
                    .as("nobody gives back the seat of another")
                    .isEqualTo("not-found");
            assertThat(one.delete("/api/transport/seats/" + id).status()).isEqualTo(204);
            assertThat(two.get("/api/transport/seats/mine")
                            .json()
                            .get(0)
                            .get("mine")
                            .get("state")
                            .asString())
                    .isEqualTo("HELD");
            assertThat(jdbc.sql("select count(*) from notices.content where code = 'transport.seat'")
                            .query(Integer.class)
                            .single())
                    .isPositive();
            assertThat(one.post("/api/transport/seats", run("P1")).problem()).isEqualTo("booking-closed");
            assertThat(one.post("/api/transport/seats", run("NO")).problem()).isEqualTo("run-unknown");
            for (String ride : List.of("G3", "G4", "G5", "G6", "G7", "G8")) {
                assertThat(one.post("/api/transport/seats", run(ride)).status()).isEqualTo(201);
            }
            assertThat(one.post("/api/transport/seats", run("G9")).problem()).isEqualTo("bus-bookings-max");
        }
    }

    /** Two hundred ask at once for twenty seats. */
    @Test
    void noSeatIsSoldTwiceHoweverManyAsk() throws Exception {
        int riders = 200;
        List<Callable<BusBooking>> asks = new ArrayList<>();
        for (int i = 0; i < riders; i++) {
            Actor rider = person(roster.student());
            asks.add(() -> seats.ask(rider, round.day(), "G9"));
            if (i % 10 == 0) {
                asks.add(() -> seats.ask(rider, round.day(), "G9"));
            }
        }
        List<BusBooking> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(24)) {
            for (Future<BusBooking> answer : pool.invokeAll(asks)) {
                answers.add(answer.get());
            }
        }
        UUID run = answers.getFirst().run();
        List<BusBooking> kept = seatStore.ofRun(run);
        assertThat(kept).hasSize(riders);
        List<BusBooking> held =
                kept.stream().filter(one -> one.state() == BookingState.HELD).toList();
        assertThat(held).hasSize(20);
        assertThat(held.stream().map(BusBooking::seat).distinct()).hasSize(20);
        // in the order of asking: nobody who has a seat asked after somebody who waits
        Instant lastHeld =
                held.stream().map(BusBooking::askedAt).max(Instant::compareTo).orElseThrow();
        assertThat(kept.stream()
                        .filter(one -> one.state() == BookingState.WAITING)
                        .filter(one -> one.askedAt().isBefore(lastHeld.minusMillis(500))))
                .isEmpty();
        // the database itself refuses a second booking of a seat, and a booking on two seats
        UUID booking = held.getFirst().id();
        assertThatThrownBy(() -> jdbc.sql("""
                        update transport.seat set booking_id = :booking where run_id = :run and number = :seat
                        """)
                        .param("booking", booking)
                        .param("run", run)
                        .param("seat", held.getLast().seat().orElseThrow())
                        .update())
                .hasMessageContaining("duplicate key");
        // all give back at once; whoever waits gets the seats
        try (var pool = Executors.newFixedThreadPool(12)) {
            List<Callable<Boolean>> gives = new ArrayList<>();
            held.forEach(one -> gives.add(() -> {
                seats.giveBack(person(new Someone(one.person(), "", UUID.randomUUID())), one.id());
                return true;
            }));
            for (Future<Boolean> gave : pool.invokeAll(gives)) {
                assertThat(gave.get()).isTrue();
            }
        }
        assertThat(seatStore.ofRun(run).stream().filter(one -> one.state() == BookingState.HELD))
                .hasSize(20);
        seats.rule(new SeatRule("B", 25, 48, 1), "test");
        assertThat(seatStore.ofRun(run).stream().filter(one -> one.state() == BookingState.HELD))
                .hasSize(25);
        seats.rule(new SeatRule("B", 5, 48, 1), "test");
        assertThat(seatStore.ofRun(run).stream().filter(one -> one.state() == BookingState.HELD))
                .as("nobody loses a seat")
                .hasSize(25);
    }

    @Test
    void theDriverStartsARunSharesItsPositionAndLetsPeopleBoardByCode() throws Exception {
        PassPhones phones = new PassPhones(context);
        Someone booked = roster.student();
        Someone walker = roster.student();
        seats.rule(new SeatRule("B", 1, 48, 1), "test");
        seats.ask(person(booked), round.day(), "G1");
        Someone someone = roster.staff();
        roster.grant(someone, "driver");
        UUID vehicle = vehicle("校A" + System.nanoTime() % 100_000);
        try (Browser cab = signedIn(someone);
                Browser other = staff("driver");
                Browser portal = signedIn(booked)) {
            assertThat(cab.put("/api/transport/cab/position", Map.of("latitude", 30, "longitude", 120))
                            .problem())
                    .isEqualTo("no-duty");
            Map<String, Object> start = Map.of("day", round.day(), "ride", "G1", "vehicle", vehicle);
            JsonNode duty = cab.post("/api/transport/cab/duties", start).json();
            assertThat(duty.get("door").get("riders").size()).isEqualTo(1);
            assertThat(other.post("/api/transport/cab/duties", start).problem()).isEqualTo("duty-taken");
            assertThat(cab.put("/api/transport/cab/position", Map.of("latitude", 30.0, "longitude", 120.0))
                            .status())
                    .isEqualTo(204);
            JsonNode buses = portal.get("/api/transport/buses?route=B").json();
            assertThat(buses.get(0).get("ride").asString()).isEqualTo("G1");
            String code = phones.phone(booked.id()).text(Instant.now());
            JsonNode welcome = cab.post("/api/transport/cab/boardings", Map.of("code", code))
                    .json();
            assertThat(welcome.get("welcome").asString()).isEqualTo("SEAT");
            assertThat(welcome.get("seat").asInt()).isEqualTo(1);
            assertThat(cab.post("/api/transport/cab/boardings", Map.of("code", code))
                            .problem())
                    .as("a code is good once")
                    .isEqualTo("bus-code-refused");
            assertThat(cab.post("/api/transport/cab/boardings", Map.of("number", booked.number()))
                            .json()
                            .get("welcome")
                            .asString())
                    .isEqualTo("AGAIN");
            assertThat(cab.post("/api/transport/cab/boardings", Map.of("number", walker.number()))
                            .json()
                            .get("welcome")
                            .asString())
                    .isEqualTo("FULL");
            assertThat(cab.post("/api/transport/cab/release", Map.of()).problem())
                    .isEqualTo("seats-still-kept");
            assertThat(cab.post("/api/transport/cab/boardings", Map.of()).problem())
                    .isEqualTo("invalid-request");
            assertThat(portal.get("/api/transport/seats/mine")
                            .json()
                            .get(0)
                            .get("mine")
                            .get("state")
                            .asString())
                    .isEqualTo("BOARDED");
            assertThat(cab.post("/api/transport/cab/end", Map.of()).status()).isEqualTo(204);
        }
    }

    @Test
    void seatsOfThoseWhoDidNotComeAreForThoseAtTheDoorAndAReaderBoardsToo() throws Exception {
        Someone late = roster.student();
        Someone walker = roster.student();
        seats.rule(new SeatRule("F", 1, 48, 0), "test");
        BusRun run = seats.ensure(round.day(), "P2");
        seatStore.ask(shaopao.kernel.Ids.next(), run.id(), late.id(), Instant.now());
        seatStore.promote(run.id(), Instant.now());
        DeviceId device = TestDevices.announced(context, "车载读码器").id();
        Actor reader = new Actor(
                Actor.Kind.DEVICE,
                Optional.of(device.value()),
                "读码器",
                "",
                Map.of(TransportPart.BOARD, Scope.ALL),
                Optional.empty());
        DriveController doors = context.getBean(DriveController.class);
        String code = new PassPhones(context).phone(walker.id()).text(Instant.now());
        try (Browser cab = staff("driver");
                Browser desk = staff("transport")) {
            String plate = "校B" + System.nanoTime() % 100_000;
            Map<String, Object> bus = Map.of("plate", plate, "seats", 30, "device", device);
            String vehicle = desk.post("/api/transport/desk/vehicles", bus)
                    .json()
                    .get("id")
                    .asString();
            assertThat(desk.post("/api/transport/desk/vehicles", bus).problem()).isEqualTo("vehicle-taken");
            assertThat(problem(() -> doors.boardAtReader(reader, new DriveController.ReadRider(code))))
                    .isIn(TransportProblem.NO_RUN_HERE, shaopao.kernel.KernelProblem.NOT_PERMITTED);
            cab.post("/api/transport/cab/duties", Map.of("day", round.day(), "ride", "P2", "vehicle", vehicle));
            assertThat(cab.post("/api/transport/cab/boardings", Map.of("number", walker.number()))
                            .json()
                            .get("welcome")
                            .asString())
                    .isEqualTo("FULL");
            JsonNode door =
                    cab.post("/api/transport/cab/release", Map.of()).json().get("door");
            assertThat(door.get("riders").size()).isZero();
            assertThat(cab.post("/api/transport/cab/boardings", Map.of("code", code))
                            .json()
                            .get("welcome")
                            .asString())
                    .isEqualTo("ROOM");
            JsonNode line = null;
            for (JsonNode one : desk.get("/api/transport/desk/board").json()) {
                line = one.get("ride").asString().equals("P2") ? one : line;
            }
            assertThat(java.util.Objects.requireNonNull(line).get("aboard").asInt())
                    .isEqualTo(1);
            assertThat(desk.delete("/api/transport/desk/vehicles/" + vehicle).status())
                    .isEqualTo(204);
            cab.post("/api/transport/cab/end", Map.of());
            desk.delete("/api/transport/desk/seat-rules?route=F");
        }
    }

    private static Object problem(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (ProblemException refused) {
            return refused.problem();
        }
    }

    private UUID vehicle(String plate) {
        UUID id = UUID.randomUUID();
        context.getBean(BusDutyStore.class).add(new BusDutyStore.Vehicle(id, plate, 40, Optional.empty()));
        return id;
    }

    @Test
    void aCancelledRunIsToldToThoseWhoBookedAndToOtherSystems() throws Exception {
        Someone booked = roster.student();
        seats.ask(person(booked), round.day(), "G5");
        try (Browser desk = staff("transport");
                Browser portal = signedIn(booked)) {
            Map<String, Object> cancel = new HashMap<>(run("G5"));
            cancel.put("reason", "大雾");
            assertThat(desk.post("/api/transport/desk/cancellations", cancel).status())
                    .isEqualTo(204);
            assertThat(portal.get("/api/transport/seats/mine")
                            .json()
                            .get(0)
                            .get("cancelled")
                            .asString())
                    .isEqualTo("大雾");
            assertThat(portal.post("/api/transport/seats", run("G5")).problem()).isEqualTo("run-cancelled");
            FeedMessage told = FeedMessage.parseFrom(bytes("/api/transport/gtfs/trip-updates.pb"));
            assertThat(told.getEntityList()).anySatisfy(one -> {
                assertThat(one.getTripUpdate().getTrip().getTripId()).isEqualTo("G5");
                assertThat(one.getTripUpdate().getTrip().getScheduleRelationship())
                        .isEqualTo(TripDescriptor.ScheduleRelationship.CANCELED);
            });
            assertThat(desk.delete("/api/transport/desk/cancellations?ride=G5&day=" + round.day())
                            .status())
                    .isEqualTo(204);
            assertThat(portal.post("/api/transport/seats", run("G5"))
                            .json()
                            .get("state")
                            .asString())
                    .isEqualTo("HELD");
        }
    }

    private byte[] bytes(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    /** With the classes that others use: what they write we read, what we write they read. */
    @Test
    void positionsComeInAndEstimatesGoOutAsGtfsRealtime() throws Exception {
        RealtimeExchange exchange = context.getBean(RealtimeExchange.class);
        Instant now = Instant.now();
        byte[] message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(now.getEpochSecond()))
                .addEntity(entity("1", "P1", 30.005f, now))
                .addEntity(entity("2", "unknown", 30.005f, now))
                .addEntity(entity("3", "G1", 30.0f, now.minusSeconds(4_000)))
                .build()
                .toByteArray();
        RealtimeExchange.RealtimeTaken taken = exchange.take(message);
        assertThat(taken.taken()).isEqualTo(1);
        assertThat(taken.left()).isEqualTo(2);
        assertThat(exchange.take(message).taken())
                .as("sent again it changes nothing")
                .isZero();
        FeedMessage positions = FeedMessage.parseFrom(bytes("/api/transport/gtfs/vehicle-positions.pb"));
        assertThat(positions.getHeader().getGtfsRealtimeVersion()).isEqualTo("2.0");
        VehiclePosition vehicle = positions.getEntityList().stream()
                .map(FeedEntity::getVehicle)
                .filter(one -> one.getTrip().getTripId().equals("P1"))
                .findFirst()
                .orElseThrow();
        assertThat(vehicle.getPosition().getLatitude()).isEqualTo(30.005f);
        assertThat(vehicle.getTrip().getStartDate())
                .isEqualTo(round.day().toString().replace("-", ""));
        FeedMessage updates = FeedMessage.parseFrom(bytes("/api/transport/gtfs/trip-updates.pb"));
        var update = updates.getEntityList().stream()
                .map(FeedEntity::getTripUpdate)
                .filter(one -> one.getTrip().getTripId().equals("P1"))
                .findFirst()
                .orElseThrow();
        assertThat(update.getStopTimeUpdateList())
                .extracting(one -> one.getStopId())
                .containsExactly("B", "C");
        assertThat(update.getStopTimeUpdate(0).getArrival().getTime()).isGreaterThan(now.getEpochSecond() - 5);
        Realtimes.sameBothWays(RealtimeReader.read(updates.toByteArray()).orElseThrow());
        try (Browser portal = rider()) {
            JsonNode board = portal.get("/api/transport/departures?stop=B&limit=50")
                    .json()
                    .get("departures");
            assertThat(board.get(0).get("ride").asString()).isEqualTo("P1");
            assertThat(board.get(0).get("expectedAt").isNull()).isFalse();
            assertThat(portal.post("/api/transport/gtfs/realtime", Map.of()).problem())
                    .isEqualTo("not-permitted");
        }
        try (Browser desk = staff("transport")) {
            assertThat(desk.post("/api/transport/gtfs/realtime", Map.of("no", "protobuf"))
                            .problem())
                    .isEqualTo("realtime-unreadable");
        }
    }

    private FeedEntity entity(String id, String trip, float latitude, Instant at) {
        return FeedEntity.newBuilder()
                .setId(id)
                .setVehicle(VehiclePosition.newBuilder()
                        .setTrip(TripDescriptor.newBuilder()
                                .setTripId(trip)
                                .setStartDate(round.day().toString().replace("-", "")))
                        .setPosition(Position.newBuilder()
                                .setLatitude(latitude)
                                .setLongitude(120.0f)
                                .setBearing(3))
                        .setTimestamp(at.getEpochSecond()))
                .build();
    }

    @Test
    void staffTryAFeedSeeWhatIsWrongAndGoBackToAnOlderVersion() throws Exception {
        Map<String, String> bad = new HashMap<>(round.files());
        bad.put(
                "stops.txt",
                java.util.Objects.requireNonNull(bad.get("stops.txt")).replace("30.0000", "abc"));
        try (Browser desk = staff("transport")) {
            int before = desk.get("/api/transport/desk/feeds").json().size();
            JsonNode refused = post(desk, "?dryRun=false", zip(bad));
            assertThat(refused.get("kept").asBoolean()).isFalse();
            assertThat(refused.get("flaws").get(0).get("line").asInt()).isEqualTo(2);
            JsonNode tried = post(desk, "?dryRun=true", zip(Feeder.small()));
            assertThat(tried.get("kept").asBoolean()).isFalse();
            assertThat(tried.get("version").get("trips").asInt()).isEqualTo(4);
            assertThat(tried.get("routesGone").size()).isPositive();
            assertThat(desk.get("/api/transport/desk/feeds").json()).hasSize(before);
            JsonNode kept = post(desk, "?dryRun=false&fileName=x.zip", zip(Feeder.small()));
            String id = kept.get("version").get("id").asString();
            assertThat(desk.post("/api/transport/desk/feeds/" + id + "/activate", Map.of())
                            .json()
                            .get(0)
                            .get("active")
                            .asBoolean())
                    .isTrue();
            Feed out = Feeder.feed(
                    FeedFiles.zip(bytes("/api/transport/gtfs/feed.zip")).orElseThrow());
            assertThat(out).isEqualTo(Feeder.feed(Feeder.small()));
            String older = desk.get("/api/transport/desk/feeds")
                    .json()
                    .get(1)
                    .get("id")
                    .asString();
            desk.post("/api/transport/desk/feeds/" + older + "/activate", Map.of());
            assertThat(networks.network().feed().routes()).hasSize(3);
            assertThat(desk.post("/api/transport/desk/feeds/" + UUID.randomUUID() + "/activate", Map.of())
                            .problem())
                    .isEqualTo("not-found");
            assertThat(desk.post("/api/transport/desk/feeds", Map.of("no", "zip"))
                            .problem())
                    .isEqualTo("feed-unreadable");
            assertThat(desk.put(
                                    "/api/transport/desk/seat-rules",
                                    Map.of("route", "none", "seats", 3, "opensHours", 3, "closesMinutes", 3))
                            .problem())
                    .isEqualTo("not-found");
        }
    }

    @Test
    void whatWasPredictedIsComparedWithWhatCame() throws Exception {
        BusLive live = context.getBean(BusLive.class);
        BusRun run = seats.ensure(round.day(), "X1");
        Network network = networks.network();
        Place from = network.placeOf(network.stopPlace("B").orElseThrow());
        Place to = network.placeOf(network.stopPlace("D").orElseThrow());
        // a minute late all the way, told every 50 seconds
        for (int along = 0; along <= 1_000; along += 50) {
            Instant at = run.leavesAt().plusSeconds(60L + along);
            assertThat(live.tell(run, from.towards(to, along / 1_000.0), at, BusTrackStore.TrackSource.FEED))
                    .isTrue();
        }
        List<int[]> told = jdbc.sql("""
                select horizon, extract(epoch from came_at - predicted_at)::int as error,
                    extract(epoch from came_at - planned_at)::int as planned
                from transport.prediction where run_id = :run and halt = 1 order by horizon
                """)
                .param("run", run.id())
                .query((row, _) -> new int[] {row.getInt("horizon"), row.getInt("error"), row.getInt("planned")})
                .list();
        assertThat(told).extracting(row -> row[0]).containsExactly(2, 5, 10, 15, 20);
        assertThat(told).allSatisfy(row -> {
            assertThat(row[1]).isBetween(-10, 10);
            assertThat(row[2]).isBetween(50, 70);
        });
        try (Browser desk = staff("transport")) {
            JsonNode errors = desk.get("/api/transport/desk/estimates?route=X").json();
            assertThat(errors.size()).isEqualTo(5);
            assertThat(errors.get(0).get("medianSeconds").asInt()).isLessThan(11);
            assertThat(errors.get(0).get("plannedMedianSeconds").asInt()).isBetween(50, 70);
        }
    }

    @Test
    void withoutAFeedTheProgramSaysSo() {
        jdbc.sql("update transport.feed set active = false").update();
        networks.look();
        assertThat(problem(() -> networks.network())).isEqualTo(TransportProblem.NO_FEED);
    }

    private static byte[] zip(Map<String, String> files) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry("gtfs/" + file.getKey()));
                zip.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** As a page sends a file. */
    private JsonNode post(Browser browser, String query, byte[] body) throws Exception {
        String token = browser.cookie("XSRF-TOKEN").orElseThrow().getValue();
        String session = browser.cookie("shaopao-session").orElseThrow().getValue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/transport/desk/feeds" + query))
                            .header("Content-Type", "application/octet-stream")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .header("X-XSRF-TOKEN", token)
                            .header("Cookie", "XSRF-TOKEN=" + token + "; shaopao-session=" + session)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new tools.jackson.databind.json.JsonMapper().readTree(answer.body());
        }
    }
}
