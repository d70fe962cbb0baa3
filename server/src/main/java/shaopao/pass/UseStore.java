package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;

/** Uses of passes: each code once per purpose, many in one statement; and the alarms that follow from them. */
@Repository
class UseStore {

    /** Within so many steps another use is held against the distance of the places: an hour. */
    private static final int STEPS_NEAR = 240;

    private final JdbcClient jdbc;

    UseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One use, ready to be stored.
     *
     * @param once 0 for an accepted code, which then fits in once
     * @param number of the code, whose clock is measured; 0 for none
     */
    record Entry(
            PassId pass,
            long step,
            Purpose purpose,
            long once,
            Optional<PassRefusal> refused,
            Carrier carrier,
            Reader reader,
            Instant at,
            long number,
            long skewMs) {}

    /** What came of one entry: whether it was the first, and the alarm that it raised. */
    record Recorded(boolean first, Optional<UUID> alarm) {}

    /**
     * Stores many, in their order: of equal ones the first counts, across all nodes. Rows are taken in the order of
     * the key, so that two batches never wait for each other.
     */
    List<Recorded> recordAll(List<Entry> entries, Instant now) {
        return jdbc.sql("""
                with given as (
                    select g.pass_id, g.step, g.purpose, g.once, nullif(g.refused, '') as refused, g.carrier,
                        g.reader_id, g.places::uuid[] as places, to_timestamp(g.at_ms / 1000.0) as at, g.number,
                        g.skew_ms, g.alarm_id, g.nth
                    from unnest(:passes::uuid[], :steps::bigint[], :purposes::text[], :onces::bigint[],
                        :refused::text[], :carriers::text[], :readers::uuid[], :places::text[], :ats::bigint[],
                        :numbers::bigint[], :skews::bigint[], :alarms::uuid[]) with ordinality
                        as g (pass_id, step, purpose, once, refused, carrier, reader_id, places, at_ms, number,
                            skew_ms, alarm_id, nth)
                ), firsts as (
                    select distinct on (pass_id, step, purpose, once) * from given
                    order by pass_id, step, purpose, once, nth
                ), added as (
                    insert into pass.use (pass_id, step, purpose, once, refused, carrier, reader_id, places, at)
                    select pass_id, step, purpose, once, refused, carrier, reader_id, places, at from firsts
                    order by pass_id, step, purpose, once
                    on conflict do nothing
                    returning pass_id, step, purpose, once
                ), others as (
                    select g.nth, u.step, u.purpose, u.reader_id, u.places, u.at
                    from given g join pass.use u on u.pass_id = g.pass_id
                        and u.step between g.step - :near and g.step + :near
                    where u.refused is null and g.refused is null and u.reader_id <> g.reader_id
                    union all
                    select g.nth, o.step, o.purpose, o.reader_id, o.places, o.at
                    from given g join given o on o.pass_id = g.pass_id and o.nth < g.nth
                    where :twice and o.refused is null and g.refused is null and o.reader_id <> g.reader_id
                ), impossible as (
                    select distinct on (g.nth) g.nth, g.alarm_id, g.pass_id, g.step, o.reader_id as first_reader,
                        o.places as first_places, o.at as first_at, g.reader_id, g.places, g.at
                    from given g join others o on o.nth = g.nth
                    where (o.step = g.step and o.purpose = g.purpose and g.once = 0
                            and o.places[1] <> all (g.places) and g.places[1] <> all (o.places))
                        or exists (select 1 from pass.distance d
                            where ((d.place_a = any(o.places) and d.place_b = any(g.places))
                                or (d.place_b = any(o.places) and d.place_a = any(g.places)))
                                and abs(extract(epoch from g.at - o.at)) < d.seconds)
                    order by g.nth, o.at desc
                ), raised as (
                    insert into pass.alarm (id, pass_id, step, first_reader, first_place, first_at, then_reader,
                        then_place, then_at, raised_at)
                    select alarm_id, pass_id, step, first_reader, first_places[1], first_at, reader_id, places[1], at,
                        :now::timestamptz
                    from impossible order by pass_id, step
                    on conflict do nothing
                    returning id
                ), measured as (
                    select b.number, g.skew_ms from pass.binding b join given g on g.number = b.number
                    where g.number <> 0 and (b.skew_uses < 20 or abs(b.skew_ms - g.skew_ms) > 10000)
                    for update of b skip locked
                ), clocks as (
                    update pass.binding b
                    set skew_ms = round(coalesce(b.skew_ms, m.skew_ms) * 0.8 + m.skew_ms * 0.2),
                        skew_uses = b.skew_uses + 1
                    from measured m where m.number = b.number
                )
                select g.nth, a.pass_id is not null as first, r.id as alarm
                from given g
                    left join firsts f on f.nth = g.nth
                    left join added a on a.pass_id = f.pass_id and a.step = f.step and a.purpose = f.purpose
                        and a.once = f.once
                    left join raised r on r.id = g.alarm_id
                order by g.nth
                """)
                .param("passes", list(entries, entry -> entry.pass().value()))
                .param("steps", list(entries, Entry::step))
                .param("purposes", list(entries, entry -> entry.purpose().name()))
                .param("onces", list(entries, Entry::once))
                .param(
                        "refused",
                        list(entries, entry -> entry.refused().map(Enum::name).orElse("")))
                .param("carriers", list(entries, entry -> entry.carrier().name()))
                .param("readers", list(entries, entry -> entry.reader().id().value()))
                .param("places", list(entries, entry -> array(entry.reader().places())))
                .param("ats", list(entries, entry -> entry.at().toEpochMilli()))
                .param("numbers", list(entries, Entry::number))
                .param("skews", list(entries, Entry::skewMs))
                .param("alarms", list(entries, _ -> Ids.next()))
                .param("near", STEPS_NEAR)
                .param("twice", entries.stream().map(Entry::pass).distinct().count() < entries.size())
                .param("now", now)
                .query((row, _) -> recorded(row))
                .list();
    }

    /** The last uses of a pass, refused ones too, before a moment. */
    List<PastUse> uses(PassId pass, Instant before, int limit) {
        return jdbc.sql("""
                select purpose, refused, carrier, reader_id, places[1] as place, at from pass.use
                where pass_id = :pass and at < :before and step <= :step
                order by step desc, at desc limit :limit
                """)
                .param("pass", pass)
                .param("before", before)
                .param("step", CodeRules.stepOf(before) + CodeFormat.STEPS_TOLERATED)
                .param("limit", limit)
                .query((row, _) -> new PastUse(
                        Purpose.valueOf(row.getString("purpose")),
                        Optional.ofNullable(row.getString("refused")).map(PassRefusal::valueOf),
                        Carrier.valueOf(row.getString("carrier")),
                        new ReaderId(row.getObject("reader_id", UUID.class)),
                        Optional.ofNullable(row.getObject("place", UUID.class)),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Makes the partition of a month; leaves it when rows of that month lie in the rest already. */
    void makeMonth(String name, long fromStep, long untilStep) {
        boolean taken = jdbc.sql("""
                select to_regclass(:name) is not null
                    or exists (select 1 from pass.use_rest where step >= :from and step < :until)
                """)
                .param("name", "pass." + name)
                .param("from", fromStep)
                .param("until", untilStep)
                .query(Boolean.class)
                .single();
        if (!taken) {
            jdbc.sql("create table pass.%s partition of pass.use for values from (%d) to (%d)"
                            .formatted(name, fromStep, untilStep))
                    .update();
        }
    }

    /** Names of the monthly partitions. */
    List<String> months() {
        return jdbc.sql("""
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'pass.use'::regclass and c.relname <> 'use_rest' order by c.relname
                """).query((row, _) -> row.getString("relname")).list();
    }

    void dropMonth(String name) {
        jdbc.sql("drop table pass." + name).update();
    }

    /** Removes what lies in the rest from before a step. */
    int forgetRest(long beforeStep) {
        return jdbc.sql("delete from pass.use_rest where step < :step")
                .param("step", beforeStep)
                .update();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(row.getBoolean("first"), Optional.ofNullable(row.getObject("alarm", UUID.class)));
    }

    private static <T> List<T> list(List<Entry> entries, Function<Entry, T> value) {
        return entries.stream().map(value).toList();
    }

    private static String array(List<UUID> places) {
        return "{" + String.join(",", places.stream().map(UUID::toString).toList()) + "}";
    }
}
