package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.db.OwnConnections;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.pass.Reading.Accepted;
import shaopao.pass.Reading.Refused;

/** Passes on the real database. */
@CampusTest
class PassTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Passes passes;

    @Autowired
    CodeReader codes;

    @Autowired
    ReaderKeys readerKeys;

    @Autowired
    Phones phones;

    @Autowired
    Freezing freezing;

    @Autowired
    PassCards cards;

    @Autowired
    Visits visits;

    @Autowired
    UseStore uses;

    @Autowired
    ClockStore clocks;

    @Autowired
    AlarmStore alarms;

    @Autowired
    PassJobs jobs;

    @Autowired
    Clock clock;

    @Autowired
    CodeDirectory directory;

    @Autowired
    DirectoryStore carried;

    @Autowired
    FreezeStore freezes;

    @Autowired
    PassKeys keys;

    @Autowired
    OwnConnections connections;

    private final UUID north = Ids.next();
    private final UUID south = Ids.next();
    private Actor holder;
    private ShowingPhone phone;
    private PassId pass;

    static Actor actor(Roster.Someone someone) {
        return new Actor(Actor.Kind.PERSON, Optional.of(someone.id().value()), "陈思远", "", Map.of(), Optional.empty());
    }

    static Reader door(UUID... places) {
        return new Reader(new ReaderId(Ids.next()), List.of(places));
    }

    @BeforeEach
    void bound() {
        holder = actor(new Roster(jdbc).student());
        phone = new ShowingPhone(phones.bind(holder, "一加 13"));
        pass = passes.passOf(holder.person()).orElseThrow();
    }

    private Reading read(ShowingPhone from, Purpose purpose) {
        Instant now = clock.instant();
        return passes.read(new Shown.Code(from.signed(now)), door(), purpose, now);
    }

    private static PassRefusal why(Reading reading) {
        return ((Refused) reading).why();
    }

    private static void soon(BooleanSupplier so) {
        Instant end = Instant.now().plusSeconds(20);
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aCodeIsAcceptedOncePerPurposeAndTheHolderReadsBoth() {
        Instant now = clock.instant();
        Shown code = new Shown.Code(phone.signed(now));
        Reader door = door();
        assertThat(passes.read(code, door, Purpose.ENTER, now)).isInstanceOf(Accepted.class);
        assertThat(why(passes.read(code, door, Purpose.ENTER, now))).isEqualTo(PassRefusal.REPLAYED);
        assertThat(passes.read(code, door, Purpose.PAY, now)).isInstanceOf(Accepted.class);
        Shown brief = new Shown.Code(phone.brief(now));
        assertThat(why(passes.read(brief, door, Purpose.ENTER, now)))
                .as("the short form of the same step")
                .isEqualTo(PassRefusal.REPLAYED);
        assertThat(uses.uses(pass, now.plusSeconds(60), 10))
                .extracting(PastUse::purpose, PastUse::refused)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Purpose.ENTER, Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(Purpose.ENTER, Optional.of(PassRefusal.REPLAYED)));
    }

    @Test
    void manyAreRecordedInOneStatementAndTheFirstOfEqualOnesCounts() {
        Instant now = clock.instant();
        Reader door = door();
        List<Use> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Instant at = now.minusSeconds(15L * (i % 4));
            Reading reading = passes.look(new Shown.Code(phone.brief(at)), door, Purpose.LEAVE, now);
            many.add(new Use(reading, door, Purpose.LEAVE, now));
        }
        List<Reading> readings = passes.recordAll(many);
        assertThat(readings.subList(0, 4)).allMatch(Accepted.class::isInstance);
        assertThat(readings.subList(4, 40))
                .allMatch(one -> one instanceof Refused refused && refused.why() == PassRefusal.REPLAYED);
    }

    @Test
    void freezingReachesTheReadersWithinSecondsAndSoDoesUnfreezing() {
        soon(() ->
                codes.verify(phone.brief(clock.instant()), door(), Purpose.ENTER, clock.instant()) instanceof Accepted);
        freezing.freeze(holder);
        soon(() -> codes.verify(phone.brief(clock.instant()), door(), Purpose.ENTER, clock.instant())
                        instanceof Refused refused
                && refused.why() == PassRefusal.FROZEN);
        assertThat(readerKeys.liveNumbers())
                .as("the next bundle is without it")
                .noneMatch(live -> live.number() == phone.number());
        freezing.undo(holder);
        soon(() ->
                codes.verify(phone.brief(clock.instant()), door(), Purpose.ENTER, clock.instant()) instanceof Accepted);
        assertThat(readerKeys.liveNumbers()).anyMatch(live -> live.number() == phone.number());
    }

    @Test
    void theOldPhoneIsDeadWhenAnotherIsBound() {
        jdbc.sql("update pass.binding set bound_at = bound_at - interval '1 hour' where pass_id = :pass")
                .param("pass", pass)
                .update();
        ShowingPhone second = new ShowingPhone(phones.bind(holder, "Mate 70"));
        assertThat(read(second, Purpose.ENTER)).isInstanceOf(Accepted.class);
        soon(() -> why(read(phone, Purpose.LEAVE)) == PassRefusal.REVOKED);
        assertThatThrownBy(() -> phones.minutes(holder, CodeFormat.text(phone.proof(clock.instant()))))
                .isInstanceOf(ProblemException.class);
        assertThat(phones.minutes(holder, CodeFormat.text(second.proof(clock.instant())))
                        .purposes())
                .isEqualTo(Purpose.ALL_BITS);
        assertThatThrownBy(() -> phones.minutes(holder, CodeFormat.text(second.brief(clock.instant()))))
                .as("a code that was shown proves nothing")
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void theClockOfAPhoneIsMeasuredByItsUses() {
        Instant now = clock.instant();
        for (int i = 0; i < 3; i++) {
            Instant shownAt = now.plusSeconds(30 + 15L * i - 30);
            passes.read(new Shown.Code(phone.brief(shownAt)), door(), Purpose.ENTER, shownAt.minusSeconds(30));
        }
        clocks.write();
        Integer skew = jdbc.sql("select skew_ms from pass.binding where number = :number")
                .param("number", phone.number())
                .query(Integer.class)
                .single();
        assertThat(skew).isBetween(22_000, 38_000);
    }

    @Test
    void aCopiedCodeInAnotherPlaceRingsAnAlarm() {
        Instant now = clock.instant();
        Shown code = new Shown.Code(phone.signed(now));
        passes.read(code, door(north), Purpose.ENTER, now);
        assertThat(alarms.ofPass(pass, 10)).isEmpty();
        assertThat(why(passes.read(code, door(south), Purpose.ENTER, now.plusSeconds(3))))
                .isEqualTo(PassRefusal.REPLAYED);
        assertThat(alarms.ofPass(pass, 10)).hasSize(1);
    }

    @Test
    void twoPlacesTooFarApartRingAnAlarmAndPlacesWithoutADistanceDoNot() {
        alarms.put(new AlarmStore.Distance(south, north, 600));
        Instant now = clock.instant();
        UUID gate = Ids.next();
        passes.read(new Shown.Code(phone.signed(now)), door(gate, north), Purpose.ENTER, now);
        passes.read(new Shown.Code(phone.signed(now)), door(Ids.next()), Purpose.PAY, now.plusSeconds(2));
        assertThat(alarms.ofPass(pass, 10)).isEmpty();
        Instant later = now.plusSeconds(45);
        assertThat(passes.read(new Shown.Code(phone.brief(later)), door(Ids.next(), south), Purpose.ENTER, later))
                .as("let in, and told")
                .isInstanceOf(Accepted.class);
        assertThat(alarms.ofPass(pass, 10)).singleElement().satisfies(alarm -> {
            assertThat(alarm.first().place()).contains(gate);
            assertThat(alarm.settledAt()).isEmpty();
        });
    }

    @Test
    void aCardCarriesTheSamePassUntilItIsLost() {
        cards.give(holder, pass, "04:A2:" + Ids.next().toString().substring(24));
        String number = "04A2"
                + jdbc.sql("select ending from pass.card where pass_id = :pass")
                        .param("pass", pass)
                        .query(String.class)
                        .single();
        assertThat(number).hasSize(8);
        PassCard card = cards.cards(pass).getFirst();
        assertThat(jdbc.sql("select encode(number_hash, 'hex') from pass.card where id = :id")
                        .param("id", card.id())
                        .query(String.class)
                        .single())
                .as("the number itself is nowhere")
                .hasSize(64);
        cards.end(holder, pass, card.id(), CardEnd.LOST);
        assertThatThrownBy(() -> cards.end(holder, pass, card.id(), CardEnd.LOST))
                .isInstanceOf(ProblemException.class);
    }

    private boolean frozen(CodeDirectory one) {
        return one.number(phone.number()).filter(Known::frozen).isPresent();
    }

    private void set(boolean frozen, String changed) {
        jdbc.sql("update pass.pass set frozen_at = case when :frozen then now() end,"
                        + " frozen_by = case when :frozen then 'HOLDER' end, changed_at = " + changed
                        + " where id = :id")
                .param("frozen", frozen)
                .param("id", pass)
                .update();
    }

    @Test
    void everyNodeKnowsWithinSecondsAlsoWhenNothingIsHeard() {
        CodeDirectory other = new CodeDirectory(keys);
        DirectoryListener second = new DirectoryListener(connections, carried, other, freezes, clock);
        second.start();
        try {
            soon(() -> other.number(phone.number()).isPresent());
            freezing.freeze(holder);
            soon(() -> frozen(directory) && frozen(other));
            freezing.unfreeze(holder);
            soon(() -> !frozen(directory) && !frozen(other));
            set(true, "now()");
            soon(() -> frozen(directory) && frozen(other));
            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shaopao passes'")
                    .query()
                    .listOfRows();
            set(false, "now()");
            soon(() -> !frozen(directory) && !frozen(other));
            set(true, "now() - interval '1 hour'");
            jdbc.sql("select pg_notify('shaopao_pass', :id::text) is null")
                    .param("id", pass)
                    .query(Boolean.class)
                    .single();
            soon(() -> frozen(directory) && frozen(other));
        } finally {
            second.stop();
        }
        assertThat(second.isRunning()).isFalse();
    }

    @Test
    void whatIsOldIsForgotten() {
        UUID alarm = Ids.next();
        jdbc.sql("""
                insert into pass.alarm (id, pass_id, step, first_reader, first_at, then_reader, then_at, raised_at)
                values (:id, :pass, 1, :id, '2020-01-01Z', :id, '2020-01-01Z', '2020-01-01Z')
                """).param("id", alarm).param("pass", pass).update();
        jdbc.sql("insert into pass.frozen values (:pass, '2020-01-01Z', '2020-01-02Z')")
                .param("pass", pass)
                .update();
        jobs.turnMonths();
        assertThat(jdbc.sql("""
                        select (select count(*) from pass.alarm where id = :id)
                            + (select count(*) from pass.frozen where pass_id = :pass)
                        """)
                        .param("id", alarm)
                        .param("pass", pass)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCardThatNobodyHasOrThatWasLostUnreadIsRefused() {
        String number = Ids.next().toString().substring(20).toUpperCase(java.util.Locale.ROOT);
        Shown card = new Shown.Card(number);
        assertThat(why(passes.read(card, door(), Purpose.ENTER, clock.instant())))
                .isEqualTo(PassRefusal.UNKNOWN);
        cards.give(holder, pass, number);
        cards.end(holder, pass, cards.cards(pass).getFirst().id(), CardEnd.LOST);
        // lost before any reader has seen it
        soon(() -> passes.look(card, door(), Purpose.ENTER, clock.instant()) instanceof Refused refused
                && refused.why() == PassRefusal.REVOKED);
    }

    @Test
    void aCardIsReadAndAfterItsLossRefused() {
        String number = Ids.next().toString().substring(20).toUpperCase(java.util.Locale.ROOT);
        cards.give(holder, pass, number);
        Shown card = new Shown.Card(number.toLowerCase(java.util.Locale.ROOT));
        assertThat(passes.read(card, door(), Purpose.ENTER, clock.instant()))
                .as("at once, also on a node that has not heard of it")
                .isInstanceOf(Accepted.class);
        cards.end(holder, pass, cards.cards(pass).getFirst().id(), CardEnd.LOST);
        soon(() -> codes.verify(card, door(), Purpose.ENTER, clock.instant()) instanceof Refused refused
                && refused.why() == PassRefusal.REVOKED);
    }

    @Test
    void aPrintedPassIsGoodOnItsDayAndASingleOneOnce() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, PassCards.ZONE);
        String text = cards.print(holder, pass, true, today);
        Shown paper = Shown.text(text.toLowerCase(java.util.Locale.ROOT));
        assertThat(paper).isInstanceOf(Shown.Paper.class);
        assertThat(passes.read(paper, door(), Purpose.ENTER, now)).isInstanceOf(Accepted.class);
        assertThat(why(passes.read(paper, door(), Purpose.LEAVE, now))).isEqualTo(PassRefusal.REPLAYED);
        Shown day = Shown.text(cards.print(holder, pass, false, today));
        assertThat(passes.read(day, door(), Purpose.ENTER, now)).isInstanceOf(Accepted.class);
        assertThat(passes.read(day, door(), Purpose.LEAVE, now)).isInstanceOf(Accepted.class);
        assertThat(why(passes.read(day, door(), Purpose.ENTER, now.plus(Duration.ofDays(1)))))
                .isEqualTo(PassRefusal.OUT_OF_PERIOD);
        cards.print(holder, pass, false, today);
        assertThat(why(passes.read(day, door(), Purpose.ENTER, now)))
                .as("a new paper ends the old")
                .isEqualTo(PassRefusal.REVOKED);
    }

    @Test
    void aVisitorsLinkWorksOnceAndItsPhoneProvesItselfByACode() {
        Instant now = clock.instant();
        Visits.InvitedVisit invited =
                visits.invite(holder, "周先生", "讲座", now.minusSeconds(5), now.plusSeconds(3_600), List.of(north));
        Visits.OpenedVisit opened = visits.open(invited.link().toLowerCase(java.util.Locale.ROOT), "访客手机");
        assertThat(opened.card().hostName()).isEqualTo("陈思远");
        assertThatThrownBy(() -> visits.open(invited.link(), "另一部")).isInstanceOf(ProblemException.class);
        ShowingPhone guest = new ShowingPhone(opened.phone());
        soon(() -> codes.prove(guest.proof(clock.instant()), clock.instant()).isPresent());
        Known known = codes.prove(guest.proof(clock.instant()), clock.instant()).orElseThrow();
        assertThat(visits.refresh(known, guest.number()).minutes()).isPresent();
        assertThat(passes.read(new Shown.Code(guest.signed(now)), door(north), Purpose.ENTER, now))
                .isInstanceOf(Accepted.class);
        Instant next = now.plusSeconds(15);
        assertThat(why(passes.read(new Shown.Code(guest.signed(next)), door(south), Purpose.ENTER, next)))
                .isEqualTo(PassRefusal.WRONG_PLACE);
        assertThat(passes.read(new Shown.Code(guest.signed(next)), door(south), Purpose.LEAVE, next))
                .as("nobody is locked in")
                .isInstanceOf(Accepted.class);
        visits.cancel(holder, invited.visit().id());
        soon(() -> codes.verify(guest.brief(clock.instant()), door(north), Purpose.ENTER, clock.instant())
                        instanceof Refused refused
                && refused.why() == PassRefusal.REVOKED);
        assertThat(codes.prove(guest.proof(clock.instant()), clock.instant())).isEmpty();
    }

    @Test
    void usesLieInMonthsAndOldMonthsGo() {
        jobs.makeMonths();
        assertThat(uses.months()).hasSizeGreaterThanOrEqualTo(3);
        long longAgo = CodeRules.stepOf(clock.instant().minus(Duration.ofDays(400)));
        jdbc.sql("""
                insert into pass.use (pass_id, step, purpose, once, carrier, reader_id, places, at)
                values (:pass, :step, 'ENTER', 0, 'PHONE', :pass, '{}', now() - interval '400 days')
                """).param("pass", pass).param("step", longAgo).update();
        uses.makeMonth("use_2020_01", 100, 200);
        jobs.turnMonths();
        assertThat(uses.months()).doesNotContain("use_2020_01");
        assertThat(jdbc.sql("select count(*) from pass.use where pass_id = :pass and step = :step")
                        .param("pass", pass)
                        .param("step", longAgo)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
