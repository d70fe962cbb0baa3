package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.gates.spi.FactSource.Span;
import shaopao.gates.spi.FactSource.Told;
import shaopao.kernel.PersonId;

/** SQL of approved leaves. */
@Repository
class LeaveStore {

    private final JdbcClient jdbc;

    LeaveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An approved leave, from the first day to the last. */
    record Noted(UUID caseId, PersonId person, LocalDate from, LocalDate until) {}

    /** Of the cases, these are leaves now and the others are none; for whom that is new. */
    List<PersonId> note(List<UUID> cases, List<Noted> approved, Instant now) {
        return jdbc.sql("""
                with gone as (
                    delete from gates.leave where case_id = any(:cases) and not case_id = any(:approved)
                    returning person_id
                ), noted as (
                    insert into gates.leave (case_id, person_id, from_on, until_on, noted_at)
                    select *, :now from unnest(:approved::uuid[], :people::uuid[], :from::date[], :until::date[])
                    on conflict (case_id) do update set from_on = excluded.from_on, until_on = excluded.until_on
                    returning person_id
                )
                select person_id from gone union select person_id from noted
                """)
                .param("cases", cases)
                .param("approved", approved.stream().map(Noted::caseId).toList())
                .param("people", approved.stream().map(Noted::person).toList())
                .param("from", approved.stream().map(Noted::from).toList())
                .param("until", approved.stream().map(Noted::until).toList())
                .param("now", now)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** Those that are not over for longer than a day. */
    Map<PersonId, Told> current(LocalDate today) {
        return told(jdbc.sql("""
                select person_id, from_on, until_on from gates.leave where until_on >= :since order by case_id
                """)
                .param("since", today.minusDays(1))
                .query((row, _) -> leave(row))
                .list());
    }

    Map<PersonId, Told> current(Collection<PersonId> people, LocalDate today) {
        return told(jdbc.sql("""
                select person_id, from_on, until_on from gates.leave
                where person_id = any(:people) and until_on >= :since order by case_id
                """)
                .param("people", people)
                .param("since", today.minusDays(1))
                .query((row, _) -> leave(row))
                .list());
    }

    private record Leave(PersonId person, Span span) {}

    /** Both days count. */
    private static Leave leave(ResultSet row) throws SQLException {
        return new Leave(
                new PersonId(row.getObject("person_id", UUID.class)),
                new Span(
                        start(row.getObject("from_on", LocalDate.class)),
                        start(row.getObject("until_on", LocalDate.class).plusDays(1))));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(PolicyLanguage.ZONE).toInstant();
    }

    private static Map<PersonId, Told> told(List<Leave> leaves) {
        Map<PersonId, List<Span>> spans = new HashMap<>();
        leaves.forEach(leave ->
                spans.computeIfAbsent(leave.person(), _ -> new ArrayList<>()).add(leave.span()));
        Map<PersonId, Told> told = new HashMap<>();
        spans.forEach((person, own) -> told.put(person, Told.leaves(own)));
        return told;
    }
}
