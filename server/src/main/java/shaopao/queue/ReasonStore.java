package shaopao.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Words;
import shaopao.queue.VisitEnd.Obstacle;

/** Why people came, and what of it could have been online. */
@Repository
class ReasonStore {

    private final JdbcClient jdbc;

    ReasonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(QueueTicket ticket, VisitEnd end, String by, Instant now) {
        jdbc.sql("""
            insert into queue.reason (ticket_id, service_id, day, text, item, obstacle, by_name, at)
            values (:ticket, :service, :day, :text, :item, :obstacle, :by, :now)
            on conflict (ticket_id) do nothing
            """)
                .param("ticket", ticket.id())
                .param("service", ticket.service())
                .param("day", ticket.day())
                .param("text", end.reason())
                .param("item", end.item())
                .param("obstacle", end.obstacle())
                .param("by", by)
                .param("now", now)
                .update();
    }

    /**
     * Something for which people came and need not have.
     *
     * @param visits so many came for it
     * @param minutes spent at counters and waiting, by all of them together
     */
    record DemandLine(
            UUID service,
            Words name,
            String reason,
            Optional<String> item,
            Obstacle obstacle,
            int visits,
            int minutes) {}

    /** Most visits first. */
    List<DemandLine> demand(UUID site, LocalDate from, LocalDate until, int limit) {
        return jdbc.sql("""
            select s.id, s.name_zh, s.name_en, r.text, r.item, r.obstacle, count(*) as visits,
                coalesce(sum(extract(epoch from t.ended_at - t.came_at) / 60), 0)::int as minutes
            from queue.reason r
                join queue.ticket t on t.id = r.ticket_id
                join queue.service s on s.id = r.service_id
            where t.site_id = :site and r.day between :from and :until and r.obstacle <> 'NONE'
            group by s.id, s.name_zh, s.name_en, r.text, r.item, r.obstacle
            order by visits desc, minutes desc, s.name_zh, r.text limit :limit
            """)
                .param("site", site)
                .param("from", from)
                .param("until", until)
                .param("limit", limit)
                .query((row, _) -> new DemandLine(
                        row.getObject("id", UUID.class),
                        new Words(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("text"),
                        Optional.ofNullable(row.getString("item")),
                        Obstacle.valueOf(row.getString("obstacle")),
                        row.getInt("visits"),
                        row.getInt("minutes")))
                .list();
    }

    /** What was written down lately for a service, the most frequent first: buttons at the counter. */
    List<String> usual(UUID service, LocalDate from, int limit) {
        return jdbc.sql("""
            select text from queue.reason where service_id = :service and day >= :from and text <> ''
            group by text order by count(*) desc, text limit :limit
            """)
                .param("service", service)
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> row.getString("text"))
                .list();
    }
}
