package shaopao.gates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.gates.Crowd.Move;
import shaopao.gates.Crowd.Spot;
import shaopao.kernel.Id;
import shaopao.places.PlaceId;

/** SQL of decisions: a batch reads who is inside in one statement and writes all in another. */
@Repository
class PassageStore {

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    PassageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place that is counted from now on. */
    void count(PlaceId place, LocalDate today) {
        jdbc.sql("""
                insert into gates.occupancy (place_id, inside, peak, peak_on) values (:place, 0, 0, :today)
                on conflict do nothing
                """).param("place", place).param("today", today).update();
    }

    /**
     * Who of these is inside, and how many are. The counts stay locked until the transaction ends, in the order of
     * their keys, so that of two nodes one waits; what is read after the lock is what the other has written.
     */
    Crowd crowd(Collection<UUID> places, Collection<Spot> spots) {
        Map<UUID, Integer> inside = new HashMap<>();
        Map<Spot, Whereabouts> whereabouts = new HashMap<>();
        List<Spot> asked = List.copyOf(Set.copyOf(spots));
        jdbc.sql("""
                select place, subject, inside, since
                from gates.crowd_locked(:places::uuid[], :spots::uuid[], :subjects::uuid[])
                """)
                .param("places", Set.copyOf(places))
                .param("spots", asked.stream().map(Spot::place).toList())
                .param("subjects", asked.stream().map(Spot::subject).toList())
                .query(row -> {
                    UUID place = row.getObject("place", UUID.class);
                    UUID subject = row.getObject("subject", UUID.class);
                    if (subject == null) {
                        inside.put(place, row.getInt("inside"));
                    } else {
                        whereabouts.put(
                                new Spot(place, subject),
                                new Whereabouts(
                                        row.getInt("inside") == 1,
                                        row.getTimestamp("since").toInstant()));
                    }
                });
        return new Crowd(whereabouts, inside);
    }

    /** Stores decisions, who is inside now, and the counts. */
    void write(List<Passage> passages, Crowd crowd, Instant now) {
        List<Move> moves = crowd.moves();
        Map<UUID, Integer> changes = crowd.changes();
        jdbc.sql("""
                with stored as (
                    insert into gates.event (at, id, stored_at, place_id, entry_id, device_id, subject, guest,
                        direction, opened, reason, line, remark, fault, how, policy, by_name)
                    select at, id, :now, place, entry, nullif(device, :nobody), nullif(subject, :nobody), guest,
                        direction, opened, reason, line, nullif(remark, ''), nullif(fault, ''), how, policy,
                        nullif(by_name, '')
                    from unnest(:ats::timestamptz[], :ids::uuid[], :places::uuid[], :entries::uuid[],
                        :devices::uuid[], :subjects::uuid[], :guests::bool[], :directions::text[], :openeds::bool[],
                        :reasons::text[], :lines::int[], :remarks::text[], :faults::text[], :hows::text[],
                        :policies::bigint[], :bys::text[])
                        as e (at, id, place, entry, device, subject, guest, direction, opened, reason, line, remark,
                            fault, how, policy, by_name)
                ), moved as (
                    insert into gates.presence (place_id, subject, guest, inside, since, entry_id, how)
                    select place, subject, guest, inside, since, nullif(entry, :nobody), how
                    from unnest(:mPlaces::uuid[], :mSubjects::uuid[], :mGuests::bool[], :mInsides::bool[],
                        :mSinces::timestamptz[], :mEntries::uuid[], :mHows::text[])
                        as m (place, subject, guest, inside, since, entry, how)
                    on conflict (place_id, subject) do update set inside = excluded.inside, since = excluded.since,
                        entry_id = excluded.entry_id, how = excluded.how
                )
                update gates.occupancy o set inside = o.inside + c.change,
                    peak = case when o.peak_on = :today then greatest(o.peak, o.inside + c.change)
                        else o.inside + c.change end,
                    peak_on = :today
                from unnest(:cPlaces::uuid[], :cChanges::int[]) as c (place, change)
                where o.place_id = c.place
                """)
                .param("now", now)
                .param("nobody", NOBODY)
                .param("today", LocalDate.ofInstant(now, PolicyLanguage.ZONE))
                .params(passages(passages))
                .params(moves(moves))
                .param("cPlaces", changes.keySet())
                .param("cChanges", changes.values())
                .update();
    }

    private static Map<String, Object> passages(List<Passage> passages) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("ats", each(passages, one -> one.at().toString()));
        columns.put("ids", each(passages, Passage::id));
        columns.put("places", each(passages, one -> one.gate().entry().place().value()));
        columns.put("entries", each(passages, one -> one.gate().entry().id().value()));
        columns.put("devices", each(passages, one -> one.device().map(Id::value).orElse(NOBODY)));
        columns.put("subjects", each(passages, one -> one.subject().orElse(NOBODY)));
        columns.put("guests", each(passages, Passage::guest));
        columns.put(
                "directions", each(passages, one -> one.verdict().direction().name()));
        columns.put("openeds", each(passages, one -> one.verdict().opens()));
        columns.put("reasons", each(passages, one -> one.verdict().reason().name()));
        columns.put("lines", each(passages, one -> one.verdict().line()));
        columns.put("remarks", each(passages, one -> name(one.verdict().remark())));
        columns.put("faults", each(passages, one -> one.fault().orElse("")));
        columns.put("hows", each(passages, one -> one.how().name()));
        columns.put("policies", each(passages, Passage::policy));
        columns.put("bys", each(passages, one -> one.by().orElse("")));
        return columns;
    }

    private static Map<String, Object> moves(List<Move> moves) {
        return Map.of(
                "mPlaces", each(moves, one -> one.spot().place()),
                "mSubjects", each(moves, one -> one.spot().subject()),
                "mGuests", each(moves, Move::guest),
                "mInsides", each(moves, Move::inside),
                "mSinces", each(moves, one -> one.since().toString()),
                "mEntries", each(moves, Move::entry),
                "mHows", each(moves, one -> one.how().name()));
    }

    private static String name(Optional<? extends Enum<?>> constant) {
        return constant.map(one -> ((Enum<?>) one).name()).orElse("");
    }

    private static <T> List<Object> each(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).collect(Collectors.toList());
    }
}
