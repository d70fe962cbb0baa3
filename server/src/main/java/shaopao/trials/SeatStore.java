package shaopao.trials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.trials.Seat.SeatState;
import tools.jackson.databind.json.JsonMapper;

/** Who was drawn and what became of the invitations. */
@Repository
class SeatStore {

    private static final String COLUMNS = """
            s.trial, s.place, s.pseudonym, s.kind, s.unit, s.grade, s.person, s.state, s.asked_at, s.answer_by,
            s.answered_at, s.freed_after
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SeatStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One who was drawn; nobody where that person cannot be asked. */
    record Drawn(ListedTrial listed, Optional<PersonId> person) {}

    private record SeatRow(
            int place, String pseudonym, String kind, String unit, String grade, Optional<PersonId> person) {}

    /** Gives seats to people, numbered on from those that there are. */
    void add(UUID trial, int after, List<Drawn> drawn, Instant now, Instant answerBy) {
        List<SeatRow> rows = IntStream.range(0, drawn.size())
                .mapToObj(nth -> row(after + nth + 1, drawn.get(nth)))
                .toList();
        jdbc.sql("""
                insert into trials.seat (trial, place, pseudonym, kind, unit, grade, person, state, asked_at, answer_by,
                    freed_at, freed_after)
                select :trial, r.place, r.pseudonym, r.kind, r.unit, r.grade, r.person,
                       case when r.person is null then 'SKIPPED' else 'INVITED' end, :now, :answerBy,
                       case when r.person is null then :now::timestamptz end,
                       case when r.person is null then r.place end
                from jsonb_to_recordset(:rows::jsonb)
                    as r(place int, pseudonym text, kind text, unit text, grade text, person uuid)
                """)
                .param("trial", trial)
                .param("rows", json.writeValueAsString(rows))
                .param("now", now)
                .param("answerBy", answerBy)
                .update();
    }

    /** Notes that the places of all who are gone are given on now. */
    void giveOn(UUID trial, int after) {
        jdbc.sql("""
                update trials.seat set freed_after = :after
                where trial = :trial and freed_at is not null and freed_after is null
                """).param("trial", trial).param("after", after).update();
    }

    private static SeatRow row(int place, Drawn drawn) {
        ListedTrial one = drawn.listed();
        return new SeatRow(place, one.pseudonym(), one.kind(), one.unit(), one.grade(), drawn.person());
    }

    List<Seat> seats(UUID trial) {
        return jdbc.sql("select " + COLUMNS + " from trials.seat s where s.trial = :trial order by s.place")
                .param("trial", trial)
                .query((row, _) -> seat(row))
                .list();
    }

    /** A person's seats, the newest first. */
    List<Seat> seatsOf(PersonId person) {
        return jdbc.sql("select " + COLUMNS + """
                 from trials.seat s where s.person = :person order by s.asked_at desc limit 50
                """)
                .param("person", person)
                .query((row, _) -> seat(row))
                .list();
    }

    Optional<Seat> seat(UUID trial, PersonId person) {
        return jdbc.sql("select " + COLUMNS + " from trials.seat s where s.trial = :trial and s.person = :person")
                .param("trial", trial)
                .param("person", person)
                .query((row, _) -> seat(row))
                .optional();
    }

    /** Answers an invitation; false when it was answered before, or its time or the trial is over. */
    boolean answer(UUID trial, PersonId person, boolean accept, Instant now) {
        return jdbc.sql("""
                update trials.seat s
                set state = case when :accept then 'ACCEPTED' else 'DECLINED' end, answered_at = :now,
                    freed_at = case when :accept then null else :now::timestamptz end
                where s.trial = :trial and s.person = :person and s.state = 'INVITED' and s.answer_by > :now
                  and exists (select from trials.trial t where t.id = s.trial and t.state = 'RUNNING')
                """)
                        .param("trial", trial)
                        .param("person", person)
                        .param("accept", accept)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Leaves; what the person did goes. That the person was asked stays for the cool-down. */
    boolean leave(UUID trial, PersonId person, Instant now) {
        return jdbc.sql("""
                with left_seat as (
                    update trials.seat set state = 'LEFT', freed_at = :now
                    where trial = :trial and person = :person and state in ('ACCEPTED', 'DONE')
                    returning trial, place),
                remarks as (
                    delete from trials.remark r using left_seat l where r.trial = l.trial and r.place = l.place),
                runs as (delete from trials.run r using left_seat l where r.trial = l.trial and r.place = l.place)
                select count(*) from left_seat
                """)
                        .param("trial", trial)
                        .param("person", person)
                        .param("now", now)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void done(UUID trial, int place) {
        jdbc.sql("update trials.seat set state = 'DONE' where trial = :trial and place = :place and state = 'ACCEPTED'")
                .param("trial", trial)
                .param("place", place)
                .update();
    }

    /** Lets invitations lapse whose time is over, or all of a trial; the trials that have free seats now. */
    Set<UUID> lapse(Optional<UUID> trial, Instant now) {
        return Set.copyOf(jdbc.sql("""
                update trials.seat set state = 'LAPSED', freed_at = :now
                where state = 'INVITED' and (answer_by <= :now and :trial::uuid is null or trial = :trial::uuid)
                returning trial
                """)
                .param("trial", trial)
                .param("now", now)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Who was asked since. */
    Set<PersonId> askedSince(Instant since) {
        return Set.copyOf(jdbc.sql("""
                select distinct person from trials.seat where asked_at > :since and person is not null
                """)
                .param("since", since)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Forgets whose seats they were, and what was typed, of trials that ended before. */
    int forget(Instant before) {
        return jdbc.sql("""
                with old as (
                    update trials.seat s set person = null from trials.trial t
                    where t.id = s.trial and t.ended_at < :before and s.person is not null
                    returning s.trial, s.place)
                update trials.run r set answers = '{}', moves = '[]' from old
                where r.trial = old.trial and r.place = old.place
                """).param("before", before).update();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                row.getObject("trial", UUID.class),
                row.getInt("place"),
                new ListedTrial(
                        row.getString("pseudonym"),
                        row.getString("kind"),
                        row.getString("unit"),
                        row.getString("grade")),
                Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
                SeatState.valueOf(row.getString("state")),
                TrialStore.instant(row, "asked_at").orElseThrow(),
                TrialStore.instant(row, "answer_by").orElseThrow(),
                TrialStore.instant(row, "answered_at"),
                Optional.ofNullable(row.getObject("freed_after", Integer.class)));
    }
}
