package shaopao.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.CounterState;
import shaopao.queue.HallSite.HallOffice;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.OpenHours;
import shaopao.queue.HallSite.ServiceCounter;

/** All SQL of halls: offices, services, counters, skills, machines. */
@Repository
class SiteStore {

    private final JdbcClient jdbc;

    SiteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HallSite> sites() {
        return sites(jdbc.sql("select id from queue.site where closed_at is null order by made_at, id limit 100")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }

    private List<HallSite> sites(Collection<UUID> ids) {
        Map<UUID, List<OpenHours>> hours = new HashMap<>();
        jdbc.sql("select * from queue.hours where site_id = any(:ids) order by weekday, from_at")
                .param("ids", ids)
                .query(row -> {
                    hours.computeIfAbsent(row.getObject("site_id", UUID.class), _ -> new java.util.ArrayList<>())
                            .add(new OpenHours(
                                    row.getInt("weekday"),
                                    row.getObject("from_at", LocalTime.class),
                                    row.getObject("until_at", LocalTime.class)));
                });
        return jdbc.sql("select * from queue.site where id = any(:ids) and closed_at is null order by made_at, id")
                .param("ids", ids)
                .query((row, _) -> new HallSite(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("place_id", UUID.class)),
                        words(row),
                        hours.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private static Words words(ResultSet row) throws SQLException {
        return new Words(row.getString("name_zh"), row.getString("name_en"));
    }

    Optional<HallPlan> plan(UUID site) {
        return sites(List.of(site)).stream()
                .findFirst()
                .map(found -> new HallPlan(found, offices(site), services(site), counters(site)));
    }

    private List<HallOffice> offices(UUID site) {
        return jdbc.sql("select * from queue.office where site_id = :site order by position, letter")
                .param("site", site)
                .query((row, _) -> new HallOffice(row.getObject("id", UUID.class), row.getString("letter"), words(row)))
                .list();
    }

    private List<CounterService> services(UUID site) {
        return jdbc.sql("""
            select s.* from queue.service s join queue.office o on o.id = s.office_id
            where o.site_id = :site order by o.position, s.name_zh, s.id
            """).param("site", site).query((row, _) -> service(row)).list();
    }

    private static CounterService service(ResultSet row) throws SQLException {
        return new CounterService(
                row.getObject("id", UUID.class),
                row.getObject("office_id", UUID.class),
                words(row),
                row.getInt("usual_seconds"),
                Arrays.asList((String[]) row.getArray("items").getArray()),
                row.getInt("slot_minutes"),
                row.getInt("slot_capacity"),
                row.getInt("slot_days"),
                row.getBoolean("open"));
    }

    /** The hall in which a service is. */
    Optional<UUID> siteOf(UUID service) {
        return jdbc.sql("""
            select o.site_id from queue.service s
                join queue.office o on o.id = s.office_id
                join queue.site h on h.id = o.site_id and h.closed_at is null
            where s.id = :service
            """).param("service", service).query(UUID.class).optional();
    }

    List<ServiceCounter> counters(UUID site) {
        return jdbc.sql("""
            select c.*, array(select service_id from queue.counter_service cs where cs.counter_id = c.id) as services
            from queue.counter c where c.site_id = :site order by c.number
            """).param("site", site).query((row, _) -> counter(row)).list();
    }

    private static ServiceCounter counter(ResultSet row) throws SQLException {
        return new ServiceCounter(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getInt("number"),
                CounterState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("staff_id", UUID.class)).map(PersonId::new),
                Lane.valueOf(row.getString("last_lane")),
                uuids(row, "services"),
                lunch(row));
    }

    private static Optional<SlotRules.Hours> lunch(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("lunch_from", LocalTime.class);
        return from == null
                ? Optional.empty()
                : Optional.of(new SlotRules.Hours(from, row.getObject("lunch_until", LocalTime.class)));
    }

    private static Set<UUID> uuids(ResultSet row, String column) throws SQLException {
        return new HashSet<>(Arrays.asList((UUID[]) row.getArray(column).getArray()));
    }

    /** The counters at which a clerk can do something, each with what this clerk can do there. */
    List<ServiceCounter> countersFor(PersonId clerk) {
        return jdbc.sql("""
            select c.*, array_agg(cs.service_id) as services
            from queue.counter c
                join queue.site h on h.id = c.site_id and h.closed_at is null
                join queue.counter_service cs on cs.counter_id = c.id
                join queue.skill k on k.service_id = cs.service_id and k.person_id = :clerk
            group by c.id order by c.site_id, c.number
            """)
                .param("clerk", clerk)
                .query((row, _) -> counter(row))
                .list();
    }

    /** Keeps a counter from others until the transaction ends. */
    void lock(UUID counter) {
        jdbc.sql("select 1 from queue.counter where id = :counter for update")
                .param("counter", counter)
                .query(Integer.class)
                .optional();
    }

    /** The same of one counter, held until the transaction ends. */
    Optional<ServiceCounter> heldCounter(UUID counter, PersonId clerk) {
        lock(counter);
        return countersFor(clerk).stream()
                .filter(one -> one.id().equals(counter))
                .findFirst();
    }

    /** False when somebody else sits there. */
    boolean sit(UUID counter, PersonId clerk, CounterState state, Instant now) {
        return jdbc.sql("""
            update queue.counter set state = :state, staff_id = :clerk, since = :now
            where id = :counter and (staff_id is null or staff_id = :clerk)
            """)
                        .param("counter", counter)
                        .param("clerk", clerk)
                        .param("state", state)
                        .param("now", now)
                        .update()
                == 1;
    }

    void stand(UUID counter, Instant now) {
        jdbc.sql("update queue.counter set state = 'CLOSED', staff_id = null, since = :now where id = :counter")
                .param("counter", counter)
                .param("now", now)
                .update();
    }

    /** Nobody sits at a counter overnight. */
    int standOvernight(Instant midnight, Instant now) {
        return jdbc.sql("""
            update queue.counter set state = 'CLOSED', staff_id = null, since = :now
            where staff_id is not null and since < :midnight
            """).param("now", now).param("midnight", midnight).update();
    }

    void called(UUID counter, Lane lane) {
        jdbc.sql("update queue.counter set last_lane = :lane where id = :counter")
                .param("counter", counter)
                .param("lane", lane)
                .update();
    }

    /** What a clerk can do, of the services of a hall. */
    Map<PersonId, Set<UUID>> skills(UUID site) {
        Map<PersonId, Set<UUID>> skills = new HashMap<>();
        jdbc.sql("""
            select k.person_id, k.service_id from queue.skill k
                join queue.service s on s.id = k.service_id
                join queue.office o on o.id = s.office_id
            where o.site_id = :site
            """).param("site", site).query(row -> {
            skills.computeIfAbsent(new PersonId(row.getObject("person_id", UUID.class)), _ -> new HashSet<>())
                    .add(row.getObject("service_id", UUID.class));
        });
        return skills;
    }

    Optional<UUID> siteOfMachine(UUID device) {
        return jdbc.sql("""
            select m.site_id from queue.machine m join queue.site h on h.id = m.site_id and h.closed_at is null
            where m.device_id = :device
            """).param("device", device).query(UUID.class).optional();
    }

    List<UUID> machines(UUID site) {
        return jdbc.sql("select device_id from queue.machine where site_id = :site order by device_id limit 200")
                .param("site", site)
                .query((row, _) -> row.getObject("device_id", UUID.class))
                .list();
    }
}
