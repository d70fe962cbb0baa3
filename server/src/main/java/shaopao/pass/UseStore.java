package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;

/** Uses of passes: each code once per purpose, many in one statement; and the alarms that follow from them. */
@Repository
class UseStore {

    /** Within so many steps another use is held against the distance of the places: an hour. */
    private static final int STEPS_NEAR = 240;

    private final JdbcClient jdbc;
    private final ClockStore clocks;

    UseStore(JdbcClient jdbc, ClockStore clocks) {
        this.jdbc = jdbc;
        this.clocks = clocks;
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

    /** What is stored once. */
    private record Key(PassId pass, long step, Purpose purpose, long once) {

        static Key of(Entry entry) {
            return new Key(entry.pass(), entry.step(), entry.purpose(), entry.once());
        }
    }

    /** What came of one entry, and the use that it cannot follow in so short a time. */
    private record Found(boolean first, Optional<Elsewhere> elsewhere) {}

    private record Elsewhere(UUID reader, Optional<UUID> place, Instant at) {}

    /**
     * Stores many, in their order: of equal ones the first counts, across all nodes. Rows are taken in the order of
     * the key, so that two batches never wait for each other.
     */
    List<Recorded> recordAll(List<Entry> entries, Instant now) {
        entries.forEach(entry -> clocks.measured(entry.number(), entry.skewMs()));
        List<Found> found = store(entries);
        Map<Integer, UUID> alarms = raise(entries, found, now);
        return IntStream.range(0, entries.size())
                .mapToObj(nth -> new Recorded(found.get(nth).first(), Optional.ofNullable(alarms.get(nth))))
                .toList();
    }

    /**
     * Bounds of the steps are given beside the steps: what lies in no partition of theirs is then not searched. They
     * are selected, since a bound known ahead makes the server plan the statement each time.
     */
    private List<Found> store(List<Entry> entries) {
        Set<Key> keys = new HashSet<>();
        List<Boolean> firsts =
                entries.stream().map(entry -> keys.add(Key.of(entry))).toList();
        LongSummaryStatistics steps = entries.stream().mapToLong(Entry::step).summaryStatistics();
        return jdbc.sql("""
                with given as (
                    select g.pass_id, g.step, g.purpose, g.once, nullif(g.refused, '') as refused, g.carrier,
                        g.reader_id, g.places::uuid[] as places, to_timestamp(g.at_ms / 1000.0) as at, g.is_first, g.nth
                    from unnest(:passes::uuid[], :steps::bigint[], :purposes::text[], :onces::bigint[],
                        :refused::text[], :carriers::text[], :readers::uuid[], :places::text[], :ats::bigint[],
                        :firsts::boolean[]) with ordinality
                        as g (pass_id, step, purpose, once, refused, carrier, reader_id, places, at_ms, is_first, nth)
                ), added as (
                    insert into pass.use (pass_id, step, purpose, once, refused, carrier, reader_id, places, at)
                    select pass_id, step, purpose, once, refused, carrier, reader_id, places, at from given
                    where is_first order by pass_id, step, purpose, once
                    on conflict do nothing
                    returning pass_id, step, purpose, once
                )
                select a.pass_id is not null as first, e.reader_id, e.places[1] as place, e.at
                from given g
                    left join added a on g.is_first and a.pass_id = g.pass_id and a.step = g.step
                        and a.purpose = g.purpose and a.once = g.once
                    left join lateral (
                        select o.reader_id, o.places, o.at
                        from (
                            select u.step, u.purpose, u.reader_id, u.places, u.at from pass.use u
                            where u.pass_id = g.pass_id and u.step between g.step - :near and g.step + :near
                                and u.step between (select :from::bigint) and (select :until::bigint)
                                and u.refused is null and u.reader_id <> g.reader_id
                            union all
                            select o.step, o.purpose, o.reader_id, o.places, o.at from given o
                            where :twice and o.pass_id = g.pass_id and o.nth < g.nth
                                and o.refused is null and o.reader_id <> g.reader_id
                        ) o
                        where (o.step = g.step and o.purpose = g.purpose and g.once = 0
                                and o.places[1] <> all (g.places) and g.places[1] <> all (o.places))
                            or exists (select 1 from pass.distance d
                                where ((d.place_a = any(o.places) and d.place_b = any(g.places))
                                    or (d.place_b = any(o.places) and d.place_a = any(g.places)))
                                    and abs(extract(epoch from g.at - o.at)) < d.seconds)
                        order by o.at desc limit 1
                    ) e on g.refused is null
                order by g.nth
                """)
                .param("passes", each(entries, entry -> entry.pass().value()))
                .param("steps", each(entries, Entry::step))
                .param("purposes", each(entries, entry -> entry.purpose().name()))
                .param("onces", each(entries, Entry::once))
                .param(
                        "refused",
                        each(entries, entry -> entry.refused().map(Enum::name).orElse("")))
                .param("carriers", each(entries, entry -> entry.carrier().name()))
                .param("readers", each(entries, entry -> entry.reader().id().value()))
                .param("places", each(entries, entry -> array(entry.reader().places())))
                .param("ats", each(entries, entry -> entry.at().toEpochMilli()))
                .param("firsts", firsts)
                .param("near", STEPS_NEAR)
                .param("from", steps.getMin() - STEPS_NEAR)
                .param("until", steps.getMax() + STEPS_NEAR)
                .param("twice", entries.stream().map(Entry::pass).distinct().count() < entries.size())
                .query((row, _) -> found(row))
                .list();
    }

    /** Alarms for those that followed another use too soon, by their place in the list; one for a pass and step. */
    private Map<Integer, UUID> raise(List<Entry> entries, List<Found> found, Instant now) {
        List<Integer> impossible = IntStream.range(0, found.size())
                .filter(nth -> found.get(nth).elsewhere().isPresent())
                .boxed()
                .toList();
        if (impossible.isEmpty()) {
            return Map.of();
        }
        List<Entry> then = impossible.stream().map(entries::get).toList();
        List<Elsewhere> first = impossible.stream()
                .map(nth -> found.get(nth).elsewhere().orElseThrow())
                .toList();
        List<UUID> alarms = impossible.stream().map(_ -> Ids.next()).toList();
        Set<UUID> raised = Set.copyOf(jdbc.sql("""
                insert into pass.alarm (id, pass_id, step, first_reader, first_place, first_at, then_reader,
                    then_place, then_at, raised_at)
                select id, pass_id, step, first_reader, nullif(first_place, '')::uuid,
                    to_timestamp(first_ms / 1000.0), reader, nullif(place, '')::uuid, to_timestamp(at_ms / 1000.0), :now
                from unnest(:ids::uuid[], :passes::uuid[], :steps::bigint[], :firstReaders::uuid[],
                    :firstPlaces::text[], :firstAts::bigint[], :readers::uuid[], :places::text[], :ats::bigint[])
                    as a (id, pass_id, step, first_reader, first_place, first_ms, reader, place, at_ms)
                order by pass_id, step
                on conflict do nothing
                returning id
                """)
                .param("ids", alarms)
                .param("passes", each(then, Entry::pass))
                .param("steps", each(then, Entry::step))
                .param("firstReaders", each(first, Elsewhere::reader))
                .param(
                        "firstPlaces",
                        each(first, one -> one.place().map(UUID::toString).orElse("")))
                .param("firstAts", each(first, one -> one.at().toEpochMilli()))
                .param("readers", each(then, entry -> entry.reader().id()))
                .param("places", each(then, entry -> firstOf(entry.reader().places())))
                .param("ats", each(then, entry -> entry.at().toEpochMilli()))
                .param("now", now)
                .query(UUID.class)
                .list());
        return IntStream.range(0, alarms.size())
                .filter(at -> raised.contains(alarms.get(at)))
                .boxed()
                .collect(Collectors.toMap(impossible::get, alarms::get));
    }

    private static String firstOf(List<UUID> places) {
        return places.isEmpty() ? "" : places.getFirst().toString();
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

    private static Found found(ResultSet row) throws SQLException {
        UUID reader = row.getObject("reader_id", UUID.class);
        return new Found(
                row.getBoolean("first"),
                reader == null
                        ? Optional.empty()
                        : Optional.of(new Elsewhere(
                                reader,
                                Optional.ofNullable(row.getObject("place", UUID.class)),
                                row.getTimestamp("at").toInstant())));
    }

    private static <E, T> List<T> each(List<E> rows, Function<E, T> value) {
        return rows.stream().map(value).toList();
    }

    private static String array(List<UUID> places) {
        return "{" + String.join(",", places.stream().map(UUID::toString).toList()) + "}";
    }
}
