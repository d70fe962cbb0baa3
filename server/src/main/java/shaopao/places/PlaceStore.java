package shaopao.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Words;

/** All SQL of places. */
@Repository
class PlaceStore {

    /** Of a place called {@code p}. */
    static final String FIELDS = """
            p.id, p.parent_id, p.code, p.kind, p.name_zh, p.name_en, p.capacity, p.latitude, p.longitude,
            p.floor, p.equipment, p.quiet, p.power, p.plan_x, p.plan_y
            """;

    private static final String COLUMNS = "select " + FIELDS + " from places.place p ";

    private final JdbcClient jdbc;

    PlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CampusPlace> place(PlaceId id) {
        return jdbc.sql(COLUMNS + "where id = :id and closed_at is null")
                .param("id", id)
                .query((row, _) -> place(row))
                .optional();
    }

    /** Closed ones too: what was recorded about them keeps its name. */
    List<CampusPlace> places(Collection<PlaceId> ids) {
        return jdbc.sql(COLUMNS + "where id = any(:ids)")
                .param("ids", ids)
                .query((row, _) -> place(row))
                .list();
    }

    Optional<CampusPlace> byCode(String code) {
        return jdbc.sql(COLUMNS + "where code = :code and closed_at is null")
                .param("code", code)
                .query((row, _) -> place(row))
                .optional();
    }

    List<CampusPlace> ofKinds(Collection<PlaceKind> kinds, int limit) {
        return jdbc.sql(COLUMNS + "where kind = any(:kinds) and closed_at is null order by code limit :limit")
                .param("kinds", kinds)
                .param("limit", limit)
                .query((row, _) -> place(row))
                .list();
    }

    /** What lies directly in a place, or the campuses; by code. */
    List<CampusPlace> in(Optional<UUID> parent, Optional<String> after, int limit) {
        return jdbc.sql(COLUMNS + """
                where parent_id is not distinct from :parent::uuid and closed_at is null
                  and (:after::text is null or code > :after::text)
                order by code limit :limit
                """)
                .param("parent", parent)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> place(row))
                .list();
    }

    /** Places whose code begins with the text or whose name contains it. */
    List<CampusPlace> named(String text, int limit) {
        return jdbc.sql(COLUMNS + """
                where closed_at is null
                  and (starts_with(code, upper(:text)) or strpos(name_zh, :text) > 0
                       or strpos(lower(name_en), lower(:text)) > 0)
                order by code limit :limit
                """)
                .param("text", text)
                .param("limit", limit)
                .query((row, _) -> place(row))
                .list();
    }

    /** The place and all in which it lies, from the inside out. */
    List<PlaceId> above(PlaceId id) {
        return jdbc.sql("""
                with recursive up (id, parent_id, depth) as (
                    select id, parent_id, 0 from places.place where id = :id
                    union all
                    select p.id, p.parent_id, up.depth + 1 from places.place p join up on p.id = up.parent_id
                    where up.depth < 20
                )
                select id from up order by depth
                """)
                .param("id", id)
                .query((row, _) -> new PlaceId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Where one has no position its building's counts, or its campus's. */
    Map<PlaceId, Integer> metresFrom(PlaceId near, Collection<PlaceId> places) {
        return jdbc
                .sql("""
                with spot as (
                    select p.id, coalesce(p.latitude, u.latitude, v.latitude) as latitude,
                        coalesce(p.longitude, u.longitude, v.longitude) as longitude
                    from places.place p
                        left join places.place u on u.id = p.parent_id
                        left join places.place v on v.id = u.parent_id
                    where p.id = any(:places) or p.id = :near
                )
                select s.id, round(111195 * sqrt(power(s.latitude - n.latitude, 2)
                    + power((s.longitude - n.longitude) * cos(radians(n.latitude)), 2)))::int as metres
                from spot s join spot n on n.id = :near
                where s.id = any(:places) and s.latitude is not null and n.latitude is not null
                """)
                .param("places", places)
                .param("near", near)
                .query((row, _) -> Map.entry(new PlaceId(row.getObject("id", UUID.class)), row.getInt("metres")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What lies in a place however deep. */
    List<CampusPlace> inside(PlaceId place, Collection<PlaceKind> kinds, int limit) {
        return jdbc.sql("""
                with recursive down (id) as (
                    select id from places.place where parent_id = :place
                    union
                    select c.id from places.place c join down on c.parent_id = down.id
                )
                """ + COLUMNS + """
                where p.id in (select id from down) and p.kind = any(:kinds) and p.closed_at is null
                order by p.code limit :limit
                """)
                .param("place", place)
                .param("kinds", kinds)
                .param("limit", limit)
                .query((row, _) -> place(row))
                .list();
    }

    /** The tree by codes; held against other changes of it until the transaction ends. */
    Map<String, PlaceRules.Node> tree() {
        return jdbc
                .sql("""
                select p.code, p.kind, coalesce(u.code, '') as parent
                from places.place p left join places.place u on u.id = p.parent_id where p.closed_at is null
                """)
                .query((row, _) -> Map.entry(
                        row.getString("code"),
                        new PlaceRules.Node(PlaceKind.valueOf(row.getString("kind")), row.getString("parent"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean isClosedCode(String code) {
        return jdbc.sql("select exists (select from places.place where code = :code and closed_at is not null)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    /** Adds the place, or changes the one of this code; the place that it lies in is there already. */
    void write(PlaceRow row, Instant now) {
        jdbc.sql("""
                insert into places.place (id, parent_id, code, kind, name_zh, name_en, capacity, latitude, longitude,
                    changed_at)
                values (:id, (select u.id from places.place u where u.code = :parent::text), :code, :kind, :zh, :en,
                    :capacity, :latitude::float8, :longitude::float8, :now)
                on conflict (code) do update set parent_id = excluded.parent_id, kind = excluded.kind,
                    name_zh = excluded.name_zh, name_en = excluded.name_en, capacity = excluded.capacity,
                    latitude = excluded.latitude, longitude = excluded.longitude, closed_at = null,
                    changed_at = excluded.changed_at
                """)
                .param("id", PlaceId.next())
                .param("parent", row.parent().filter(text -> !text.isEmpty()))
                .param("code", row.code())
                .param("kind", row.kind())
                .param("zh", row.nameZh())
                .param("en", row.nameEn().filter(text -> !text.isBlank()).orElse(row.nameZh()))
                .param("capacity", row.capacity())
                .param("latitude", row.latitude())
                .param("longitude", row.longitude())
                .param("now", now)
                .update();
        row.facts().ifPresent(facts -> write(row.code(), facts));
    }

    private void write(String code, PlaceFacts facts) {
        jdbc.sql("""
                update places.place set floor = :floor::int, equipment = :equipment::text[], quiet = :quiet,
                    power = :power, plan_x = :x::float8, plan_y = :y::float8
                where code = :code
                """)
                .param("code", code)
                .param("floor", facts.floor())
                .param("equipment", facts.equipment())
                .param("quiet", facts.quiet())
                .param("power", facts.power())
                .param("x", facts.plan().map(PlaceFacts.PlanPoint::x))
                .param("y", facts.plan().map(PlaceFacts.PlanPoint::y))
                .update();
    }

    /** Closes a place in which none lies that is open. */
    boolean close(PlaceId id, Instant now) {
        return jdbc.sql("""
                update places.place set closed_at = :now, changed_at = :now
                where id = :id and closed_at is null
                  and not exists (select from places.place c where c.parent_id = :id and c.closed_at is null)
                """).param("id", id).param("now", now).update() == 1;
    }

    static CampusPlace place(ResultSet row) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        Double longitude = row.getObject("longitude", Double.class);
        return new CampusPlace(
                new PlaceId(row.getObject("id", UUID.class)),
                Optional.ofNullable(row.getObject("parent_id", UUID.class)).map(PlaceId::new),
                row.getString("code"),
                PlaceKind.valueOf(row.getString("kind")),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                row.getInt("capacity"),
                latitude == null || longitude == null
                        ? Optional.empty()
                        : Optional.of(new CampusPlace.Position(latitude, longitude)),
                facts(row));
    }

    private static PlaceFacts facts(ResultSet row) throws SQLException {
        Double x = row.getObject("plan_x", Double.class);
        Double y = row.getObject("plan_y", Double.class);
        return new PlaceFacts(
                Optional.ofNullable(row.getObject("floor", Integer.class)),
                List.of((String[]) row.getArray("equipment").getArray()),
                row.getBoolean("quiet"),
                row.getBoolean("power"),
                x == null || y == null ? Optional.empty() : Optional.of(new PlaceFacts.PlanPoint(x, y)));
    }
}
