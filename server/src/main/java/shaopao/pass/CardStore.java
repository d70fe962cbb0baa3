package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.pass.ReaderKeys.LiveCarrier;
import shaopao.pass.ReaderKeys.PaperTime;

/** PassCards and printed passes. */
@Repository
class CardStore {

    private final JdbcClient jdbc;

    CardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when some pass has the card. */
    boolean give(PassId pass, Hashes hashes, String ending, String by, Instant now) {
        return jdbc.sql("""
                insert into pass.card (id, pass_id, number_hash, reader_hash, ending, given_by, given_at)
                values (:id, :pass, :hash, :name, :ending, :by, :now)
                on conflict (number_hash) where ended_at is null do nothing
                """)
                        .param("id", Ids.next())
                        .param("pass", pass)
                        .param("hash", hashes.stored())
                        .param("name", hashes.atReaders())
                        .param("ending", ending)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Under one key for the database, under another for readers without a network. */
    @SuppressWarnings("ArrayRecordComponent")
    record Hashes(byte[] stored, byte[] atReaders) {}

    /** Names a live card that has no name; false when there is none. */
    boolean name(Hashes hashes) {
        return jdbc.sql("""
                update pass.card set reader_hash = :name
                where number_hash = :hash and ended_at is null and reader_hash is null
                """)
                        .param("hash", hashes.stored())
                        .param("name", hashes.atReaders())
                        .update()
                == 1;
    }

    /** Ends a card of the pass; false when there is no such live one. */
    boolean end(PassId pass, UUID card, CardEnd reason, Instant now) {
        return jdbc.sql("""
                update pass.card set ended_at = :now, end_reason = :reason
                where id = :card and pass_id = :pass and ended_at is null
                """)
                        .param("card", card)
                        .param("pass", pass)
                        .param("reason", reason)
                        .param("now", now)
                        .update()
                == 1;
    }

    List<PassCard> cards(PassId pass) {
        return jdbc.sql("""
                select id, ending, given_at, ended_at, end_reason from pass.card
                where pass_id = :pass order by ended_at is not null, id desc limit 20
                """).param("pass", pass).query((row, _) -> card(row)).list();
    }

    /** The pass that has, or had last, the card. */
    Optional<PassId> passOf(byte[] hash) {
        return jdbc.sql("select pass_id from pass.card where number_hash = :hash order by id desc limit 1")
                .param("hash", hash)
                .query((row, _) -> new PassId(row.getObject("pass_id", UUID.class)))
                .optional();
    }

    void print(PassId pass, Hashes hashes, long serial, boolean single, LocalDate day, String by, Instant now) {
        jdbc.sql("""
                insert into pass.paper (id, pass_id, text_hash, reader_hash, serial, single, day, printed_by, printed_at)
                values (:id, :pass, :hash, :name, :serial, :single, :day, :by, :now)
                """)
                .param("id", Ids.next())
                .param("pass", pass)
                .param("hash", hashes.stored())
                .param("name", hashes.atReaders())
                .param("serial", serial)
                .param("single", single)
                .param("day", day)
                .param("by", by)
                .param("now", now)
                .update();
    }

    /** Ends all that was printed before. */
    int endPapers(PassId pass, Instant now) {
        return jdbc.sql("""
                update pass.paper set ended_at = :now where pass_id = :pass and ended_at is null
                """).param("pass", pass).param("now", now).update();
    }

    /** A printed pass with whose it is; ended when taken back, used up, or of another day. */
    Optional<Paper> paper(byte[] hash, LocalDate today) {
        return jdbc.sql("""
                select p.id, p.person_id, p.purposes, p.frozen_at, v.id as visit_id, v.guest_name, v.host_id, v.from_at,
                    v.until_at, v.places, v.cancelled_at, r.ended_at, r.serial, r.day = :today as today,
                    r.single and r.used_at is not null as used
                from pass.paper r join pass.pass p on p.id = r.pass_id left join pass.visit v on v.id = p.visit_id
                where r.text_hash = :hash
                """)
                .param("hash", hash)
                .param("today", today)
                .query((row, _) -> new Paper(
                        DirectoryStore.known(row),
                        row.getLong("serial"),
                        row.getBoolean("today"),
                        row.getBoolean("used")))
                .optional();
    }

    /** Printed passes of these days, both included, that are good, for readers without a network. */
    List<LiveCarrier> livePapers(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select p.id, p.person_id, p.purposes, p.frozen_at, v.id as visit_id, v.guest_name, v.host_id, v.from_at,
                    v.until_at, v.places, v.cancelled_at, r.ended_at, r.reader_hash, r.day, r.single
                from pass.paper r join pass.pass p on p.id = r.pass_id left join pass.visit v on v.id = p.visit_id
                where r.day between :from and :to and r.ended_at is null and r.reader_hash is not null
                    and not (r.single and r.used_at is not null) and p.frozen_at is null and v.cancelled_at is null
                """)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> paper(row))
                .list();
    }

    private static LiveCarrier paper(ResultSet row) throws SQLException {
        Known known = DirectoryStore.known(row);
        LocalDate day = row.getObject("day", LocalDate.class);
        return new LiveCarrier(
                HexFormat.of().formatHex(row.getBytes("reader_hash")),
                known.pass(),
                known.holder(),
                known.purposes(),
                Optional.of(new PaperTime(
                        day.atStartOfDay(PassCards.ZONE).toInstant(),
                        day.plusDays(1).atStartOfDay(PassCards.ZONE).toInstant(),
                        row.getBoolean("single"))));
    }

    /** Uses a printed pass; of two who use a single one at once, one does. */
    boolean usePaper(long serial, Instant now) {
        return jdbc.sql("""
                update pass.paper set used_at = coalesce(used_at, :now)
                where serial = :serial and ended_at is null and (not single or used_at is null)
                """).param("serial", serial).param("now", now).update() == 1;
    }

    private static PassCard card(ResultSet row) throws SQLException {
        return new PassCard(
                row.getObject("id", UUID.class),
                row.getString("ending"),
                row.getTimestamp("given_at").toInstant(),
                PassStore.instant(row.getTimestamp("ended_at")),
                Optional.ofNullable(row.getString("end_reason")).map(CardEnd::valueOf));
    }

    /** A printed pass as it stands. */
    record Paper(Known known, long serial, boolean today, boolean used) {}
}
