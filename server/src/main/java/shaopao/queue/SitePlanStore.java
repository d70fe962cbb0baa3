package shaopao.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallOffice;
import shaopao.queue.HallSite.OpenHours;

/** Writes halls as staff keep them. */
@Repository
class SitePlanStore {

    private final JdbcClient jdbc;

    SitePlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addSite(UUID id, Optional<UUID> place, Words name, Instant now) {
        jdbc.sql("""
            insert into queue.site (id, place_id, name_zh, name_en, made_at) values (:id, :place::uuid, :zh, :en, :now)
            """)
                .param("id", id)
                .param("place", place)
                .param("zh", name.zh())
                .param("en", name.en())
                .param("now", now)
                .update();
    }

    /** False when there is no such hall. */
    boolean changeSite(UUID id, Optional<UUID> place, Words name) {
        return jdbc.sql("update queue.site set place_id = :place::uuid, name_zh = :zh, name_en = :en where id = :id")
                        .param("id", id)
                        .param("place", place)
                        .param("zh", name.zh())
                        .param("en", name.en())
                        .update()
                == 1;
    }

    void setHours(UUID site, List<OpenHours> hours) {
        jdbc.sql("delete from queue.hours where site_id = :site")
                .param("site", site)
                .update();
        for (OpenHours one : hours) {
            jdbc.sql("insert into queue.hours (site_id, weekday, from_at, until_at) values (:site, :day, :from,"
                            + " :until)")
                    .param("site", site)
                    .param("day", one.weekday())
                    .param("from", one.from())
                    .param("until", one.until())
                    .update();
        }
    }

    void addOffice(UUID site, HallOffice office) {
        jdbc.sql("""
            insert into queue.office (id, site_id, letter, name_zh, name_en, position)
            select :id, :site, :letter, :zh, :en, count(*) from queue.office where site_id = :site
            """)
                .param("id", office.id())
                .param("site", site)
                .param("letter", office.letter())
                .param("zh", office.name().zh())
                .param("en", office.name().en())
                .update();
    }

    /** False when the hall has no such office. */
    boolean changeOffice(UUID site, HallOffice office) {
        return jdbc.sql("""
            update queue.office set letter = :letter, name_zh = :zh, name_en = :en where id = :id and site_id = :site
            """)
                        .param("id", office.id())
                        .param("site", site)
                        .param("letter", office.letter())
                        .param("zh", office.name().zh())
                        .param("en", office.name().en())
                        .update()
                == 1;
    }

    /** False when the office is of another hall. */
    boolean writeService(UUID site, CounterService service) {
        return jdbc.sql("""
            insert into queue.service (id, office_id, name_zh, name_en, usual_seconds, items, slot_minutes,
                slot_capacity, slot_days, open)
            select :id, o.id, :zh, :en, :usual, :items::text[], :minutes, :capacity, :days, :open
            from queue.office o where o.id = :office and o.site_id = :site
            on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                usual_seconds = excluded.usual_seconds, items = excluded.items, slot_minutes = excluded.slot_minutes,
                slot_capacity = excluded.slot_capacity, slot_days = excluded.slot_days, open = excluded.open
            where queue.service.office_id = excluded.office_id
            """)
                        .param("id", service.id())
                        .param("site", site)
                        .param("office", service.office())
                        .param("zh", service.name().zh())
                        .param("en", service.name().en())
                        .param("usual", service.usualSeconds())
                        .param("items", service.items())
                        .param("minutes", service.slotMinutes())
                        .param("capacity", service.slotCapacity())
                        .param("days", service.slotDays())
                        .param("open", service.open())
                        .update()
                == 1;
    }

    /** Where appointments of a service take place, in their order. */
    List<PlaceId> appointmentPlaces(UUID service) {
        return jdbc.sql("select place_id from queue.appointment_place where service_id = :service order by position")
                .param("service", service)
                .query((row, _) -> new PlaceId(row.getObject("place_id", UUID.class)))
                .list();
    }

    void addAppointmentPlace(UUID service, int position, PlaceId place) {
        jdbc.sql("insert into queue.appointment_place (service_id, position, place_id) values (:service, :at, :place)")
                .param("service", service)
                .param("at", position)
                .param("place", place)
                .update();
    }

    void addCounter(UUID id, UUID site, int number, Instant now) {
        jdbc.sql("insert into queue.counter (id, site_id, number, since) values (:id, :site, :number, :now)")
                .param("id", id)
                .param("site", site)
                .param("number", number)
                .param("now", now)
                .update();
    }

    /** Services of other halls are left out. */
    void setServices(UUID site, UUID counter, Collection<UUID> services) {
        jdbc.sql("delete from queue.counter_service where counter_id = :counter")
                .param("counter", counter)
                .update();
        jdbc.sql("""
            insert into queue.counter_service (counter_id, service_id)
            select :counter, s.id from queue.service s join queue.office o on o.id = s.office_id
            where o.site_id = :site and s.id = any(:services)
            """)
                .param("counter", counter)
                .param("site", site)
                .param("services", services)
                .update();
    }

    void setLunch(UUID counter, Optional<SlotRules.Hours> lunch) {
        jdbc.sql("update queue.counter set lunch_from = :from::time, lunch_until = :until::time where id = :counter")
                .param("counter", counter)
                .param("from", lunch.map(SlotRules.Hours::from))
                .param("until", lunch.map(SlotRules.Hours::until))
                .update();
    }

    void setSkills(UUID site, PersonId clerk, Collection<UUID> services) {
        jdbc.sql("""
            delete from queue.skill k using queue.service s, queue.office o
            where k.person_id = :clerk and s.id = k.service_id and o.id = s.office_id and o.site_id = :site
            """).param("clerk", clerk).param("site", site).update();
        jdbc.sql("""
            insert into queue.skill (person_id, service_id)
            select :clerk, s.id from queue.service s join queue.office o on o.id = s.office_id
            where o.site_id = :site and s.id = any(:services)
            """)
                .param("clerk", clerk)
                .param("site", site)
                .param("services", services)
                .update();
    }

    void place(UUID site, UUID device) {
        jdbc.sql("""
            insert into queue.machine (device_id, site_id) values (:device, :site)
            on conflict (device_id) do update set site_id = excluded.site_id
            """).param("device", device).param("site", site).update();
    }

    void takeAway(UUID site, UUID device) {
        jdbc.sql("delete from queue.machine where device_id = :device and site_id = :site")
                .param("device", device)
                .param("site", site)
                .update();
    }
}
