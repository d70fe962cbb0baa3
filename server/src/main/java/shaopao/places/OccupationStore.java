package shaopao.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.places.OccupationsDisplaced.Displaced;

/** SQL of who has which place when. */
@Repository
class OccupationStore {

    private static final String FIELDS =
            "o.id, o.place_id, lower(o.during) as starts, upper(o.during) as ends, o.kind, o.reference";

    private static final String WISHES = """
            unnest(:ids::uuid[], :places::uuid[], :starts::timestamptz[], :ends::timestamptz[], :kinds::text[],
                :references::uuid[]) as wish (id, place_id, starts, ends, kind, reference)
            """;

    private final JdbcClient jdbc;

    OccupationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes those that stand in nobody's way; waits for others who are just writing the same place and time. All
     * writers go through places and times in one order, so that writers alone never wait for each other in a circle.
     */
    int write(List<Occupation> rows) {
        return wishes("""
                insert into places.occupation (id, place_id, during, kind, reference)
                select id, place_id, tstzrange(starts, ends), kind, reference
                from %s
                order by place_id, starts
                on conflict do nothing
                """, rows).update();
    }

    /** Takes away bookings that share time and place with a wish. */
    List<Displaced> displace(List<Occupation> rows) {
        return wishes("""
                with victim as materialized (
                    select o.id, wish.kind as by_kind, wish.reference as by_reference
                    from places.occupation o join %s
                        on wish.place_id = o.place_id and o.during && tstzrange(wish.starts, wish.ends)
                    where o.kind = 'BOOKING'
                    order by o.place_id, lower(o.during)
                    for update of o
                ), gone as (
                    delete from places.occupation o using victim v where v.id = o.id
                    returning o.id, o.place_id, o.during, o.kind, o.reference, v.by_kind, v.by_reference
                )
                select o.id, o.place_id, lower(o.during) as starts, upper(o.during) as ends, o.kind, o.reference,
                    o.by_kind, o.by_reference
                from gone o order by o.place_id, lower(o.during)
                """, rows).query((row, _) -> displaced(row)).list();
    }

    /** What shares time and place with a wish. */
    List<Occupation> inTheWay(List<Occupation> rows) {
        return wishes("select distinct " + FIELDS + """
                 from places.occupation o join %s
                    on wish.place_id = o.place_id and o.during && tstzrange(wish.starts, wish.ends)
                order by starts, o.id limit 1000
                """, rows)
                .query((row, _) -> occupation(row))
                .list();
    }

    private JdbcClient.StatementSpec wishes(String sql, List<Occupation> rows) {
        return jdbc.sql(sql.formatted(WISHES))
                .param("ids", rows.stream().map(Occupation::id).toList())
                .param("places", rows.stream().map(Occupation::place).toList())
                .param("starts", rows.stream().map(row -> row.from().toString()).toList())
                .param("ends", rows.stream().map(row -> row.until().toString()).toList())
                .param("kinds", rows.stream().map(Occupation::kind).toList())
                .param("references", rows.stream().map(Occupation::reference).toList());
    }

    int release(OccupationKind kind, Collection<UUID> references) {
        return jdbc.sql("delete from places.occupation where kind = :kind and reference = any(:references)")
                .param("kind", kind)
                .param("references", references)
                .update();
    }

    boolean release(UUID id) {
        return jdbc.sql("delete from places.occupation where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean shorten(UUID id, Instant until) {
        return jdbc.sql("""
                update places.occupation set during = tstzrange(lower(during), :until)
                where id = :id and :until > lower(during) and :until < upper(during)
                """).param("id", id).param("until", until).update() == 1;
    }

    List<Occupation> of(OccupationKind kind, Collection<UUID> references) {
        return jdbc.sql("select " + FIELDS + """
                 from places.occupation o where o.kind = :kind and o.reference = any(:references) order by starts, o.id
                """)
                .param("kind", kind)
                .param("references", references)
                .query((row, _) -> occupation(row))
                .list();
    }

    List<Occupation> occupied(Collection<PlaceId> places, Instant from, Instant until) {
        return jdbc.sql("select " + FIELDS + """
                 from places.occupation o
                where o.place_id = any(:places) and o.during && tstzrange(:from, :until) order by starts, o.id
                """)
                .param("places", places)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> occupation(row))
                .list();
    }

    /**
     * One statement: what is taken in that time is read once, by the time in front of the constraint's index, and
     * taken from the places of the question. Where a place has no position its building's counts.
     */
    List<FreePlace> free(FreeQuestion question) {
        return jdbc.sql("""
                with recursive inside (id) as (
                    select :within::uuid
                    union
                    select c.id from places.place c join inside i on c.parent_id = i.id
                ), free as (
                    select p.*, 111195 * sqrt(
                            power(coalesce(p.latitude, u.latitude, v.latitude) - :latitude::float8, 2)
                            + power((coalesce(p.longitude, u.longitude, v.longitude) - :longitude::float8)
                                * cos(radians(:latitude::float8)), 2)) as metres
                    from places.place p
                        left join places.place u on u.id = p.parent_id
                        left join places.place v on v.id = u.parent_id
                    where p.closed_at is null and p.kind = any(:kinds)
                      and (:within::uuid is null or p.id in (select id from inside))
                      and p.capacity >= :capacity and p.equipment @> :equipment::text[]
                      and (p.quiet or not :quiet) and (p.power or not :power)
                      and p.id not in (
                          select o.place_id from places.occupation o where o.during && tstzrange(:from, :until))
                    order by metres nulls last, p.code limit :limit
                )
                select %s, round(p.metres)::int as metres, next.starts as next_start
                from free p left join lateral (
                    select min(lower(o.during)) as starts from places.occupation o
                    where o.place_id = p.id and lower(o.during) >= :until
                      and lower(o.during) < :until::timestamptz + interval '1 day'
                ) next on true
                order by p.metres nulls last, p.code
                """.formatted(PlaceStore.FIELDS))
                .param("within", question.within())
                .param("kinds", question.kinds())
                .param("capacity", question.capacityMin())
                .param("equipment", question.equipment())
                .param("quiet", question.quiet())
                .param("power", question.power())
                .param("latitude", question.near().map(CampusPlace.Position::latitude))
                .param("longitude", question.near().map(CampusPlace.Position::longitude))
                .param("from", question.from())
                .param("until", question.until())
                .param("limit", question.limit())
                .query((row, _) -> free(row))
                .list();
    }

    private static FreePlace free(ResultSet row) throws SQLException {
        return new FreePlace(
                PlaceStore.place(row),
                Optional.ofNullable(row.getObject("next_start", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("metres", Integer.class)));
    }

    private static Occupation occupation(ResultSet row) throws SQLException {
        return new Occupation(
                row.getObject("id", UUID.class),
                new PlaceId(row.getObject("place_id", UUID.class)),
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant(),
                OccupationKind.valueOf(row.getString("kind")),
                row.getObject("reference", UUID.class));
    }

    private static Displaced displaced(ResultSet row) throws SQLException {
        Occupation gone = occupation(row);
        return new Displaced(
                gone.id(),
                gone.kind(),
                gone.reference(),
                gone.place(),
                gone.from(),
                gone.until(),
                OccupationKind.valueOf(row.getString("by_kind")),
                row.getObject("by_reference", UUID.class));
    }
}
