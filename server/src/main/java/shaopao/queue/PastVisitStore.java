package shaopao.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.queue.DayRehearsal.Played;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallOffice;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.QueueTicket.How;
import tools.jackson.databind.json.JsonMapper;

/** Writes days that are over, many visits in one statement. */
@Repository
class PastVisitStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PastVisitStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A visit as a row of JSON; times as text. */
    private record PastVisit(
            UUID id,
            UUID service,
            String number,
            String how,
            String lane,
            String rank,
            Optional<String> slot,
            UUID counter,
            String came,
            String called,
            String ended,
            String rawLow,
            String middle,
            String rawHigh,
            String low,
            String high,
            double score,
            String reason,
            Optional<String> item,
            String obstacle) {}

    void add(HallPlan plan, HallOffice office, LocalDate day, List<Played> played, RandomGenerator random) {
        List<PastVisit> rows = new ArrayList<>();
        int number = 0;
        for (Played one : played) {
            if (!one.turnedAway()) {
                rows.add(row(plan, office, one, ++number, random));
            }
        }
        jdbc.sql("""
            with visit as (
                select * from jsonb_to_recordset(:rows::jsonb) as v(id uuid, service uuid, number text, how text,
                    lane text, rank timestamptz, slot timestamptz, counter uuid, came timestamptz, called timestamptz,
                    ended timestamptz, "rawLow" timestamptz, middle timestamptz, "rawHigh" timestamptz,
                    low timestamptz, high timestamptz, score double precision, reason text, item text, obstacle text)),
            ticket as (
                insert into queue.ticket (id, site_id, service_id, day, number, how, state, lane, rank_at, slot_at,
                    counter_id, made_at, came_at, called_at, first_called_at, started_at, ended_at, calls)
                select id, :site, service, :day, number, how, 'DONE', lane, rank, slot, counter, came, came, called,
                    called, called, ended, 1 from visit),
            forecast as (
                insert into queue.forecast (ticket_id, site_id, made_at, raw_low, middle, raw_high, low, high,
                    called_at, score)
                select id, :site, came, "rawLow", middle, "rawHigh", low, high, called, score from visit)
            insert into queue.reason (ticket_id, service_id, day, text, item, obstacle, by_name, at)
            select id, service, :day, reason, item, obstacle, '演示校园', ended from visit
            """)
                .param("rows", json.writeValueAsString(rows))
                .param("site", plan.site().id())
                .param("day", day)
                .update();
        jdbc.sql("""
            insert into queue.number_roll (office_id, day, last) values (:office, :day, :last)
            on conflict (office_id, day) do update set last = excluded.last
            """)
                .param("office", office.id())
                .param("day", day)
                .param("last", number)
                .update();
    }

    private static PastVisit row(HallPlan plan, HallOffice office, Played one, int number, RandomGenerator random) {
        Instant called = one.calledAt().orElseThrow();
        DemoOffices.Why why = DemoOffices.WHYS.get(random.nextInt(DemoOffices.WHYS.size()));
        List<String> items =
                plan.service(one.visitor().service()).map(CounterService::items).orElse(List.of());
        boolean booked = one.visitor().slot().isPresent();
        return new PastVisit(
                one.visitor().id(),
                one.visitor().service(),
                office.letter() + "%03d".formatted(number),
                (booked ? How.APPOINTMENT : random.nextBoolean() ? How.KIOSK : How.PHONE).name(),
                one.lane().name(),
                one.rank().toString(),
                one.visitor().slot().map(Instant::toString),
                one.desk().orElseThrow(),
                one.visitor().at().toString(),
                called.toString(),
                called.plusSeconds(one.seconds()).toString(),
                one.raw().low().toString(),
                one.raw().middle().toString(),
                one.raw().high().toString(),
                one.told().low().toString(),
                one.told().high().toString(),
                CalibrationRules.score(one.raw(), called),
                why.text(),
                items.isEmpty() ? Optional.empty() : Optional.of(items.getFirst()),
                why.obstacle().name());
    }
}
