package shaopao.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.booking.NewBooking.BookingGuest;
import shaopao.kernel.Words;

/** Mobile equipment and who has which piece when; and the lists of people who come along. */
@Repository
class EquipmentStore {

    private final JdbcClient jdbc;

    EquipmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A piece of equipment; {@code out}: broken or away, not lent. */
    record MobileEquipment(UUID id, String code, String kind, Words name, String home, boolean out) {}

    List<MobileEquipment> all() {
        return jdbc.sql("select * from booking.equipment order by kind, code limit 1000")
                .query((row, _) -> piece(row))
                .list();
    }

    void write(MobileEquipment piece) {
        jdbc.sql("""
                insert into booking.equipment (id, code, kind, name_zh, name_en, home, out)
                values (:id, :code, :kind, :zh, :en, :home, :out)
                on conflict (code) do update set kind = excluded.kind, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, home = excluded.home, out = excluded.out
                """)
                .param("id", piece.id())
                .param("code", piece.code())
                .param("kind", piece.kind())
                .param("zh", piece.name().zh())
                .param("en", piece.name().en())
                .param("home", piece.home())
                .param("out", piece.out())
                .update();
    }

    /**
     * Lends one free piece of a kind; false when none is free. Pieces are tried one after the other, since somebody
     * else may take the first at this moment.
     */
    boolean lend(String kind, BookingId booking, Instant from, Instant until) {
        List<UUID> free = jdbc.sql("""
                select e.id from booking.equipment e where e.kind = :kind and not e.out
                  and not exists (select from booking.loan l
                                  where l.equipment_id = e.id and l.during && tstzrange(:from, :until))
                order by e.code limit 50
                """)
                .param("kind", kind)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        return free.stream().anyMatch(piece -> lend(piece, booking, from, until));
    }

    private boolean lend(UUID piece, BookingId booking, Instant from, Instant until) {
        return jdbc.sql("""
                insert into booking.loan (equipment_id, booking_id, during)
                values (:piece, :booking, tstzrange(:from, :until)) on conflict do nothing
                """)
                        .param("piece", piece)
                        .param("booking", booking)
                        .param("from", from)
                        .param("until", until)
                        .update()
                == 1;
    }

    void release(Collection<UUID> bookings) {
        jdbc.sql("delete from booking.loan where booking_id = any(:bookings::uuid[])")
                .param("bookings", bookings)
                .update();
    }

    List<MobileEquipment> lentTo(BookingId booking) {
        return jdbc.sql("""
                select e.* from booking.loan l join booking.equipment e on e.id = l.equipment_id
                where l.booking_id = :booking order by e.code
                """)
                .param("booking", booking)
                .query((row, _) -> piece(row))
                .list();
    }

    void wish(BookingId booking, Set<String> kinds) {
        jdbc.sql("""
                insert into booking.equipment_wish (booking_id, kind) select :booking, unnest(:kinds::text[])
                on conflict do nothing
                """).param("booking", booking).param("kinds", kinds).update();
    }

    Set<String> wished(BookingId booking) {
        return Set.copyOf(jdbc.sql("select kind from booking.equipment_wish where booking_id = :booking")
                .param("booking", booking)
                .query(String.class)
                .list());
    }

    void addGuests(BookingId booking, List<BookingGuest> guests) {
        if (!guests.isEmpty()) {
            jdbc.sql("""
                    insert into booking.guest (booking_id, position, name, remark)
                    select :booking, n, name, remark
                    from unnest(:names::text[], :remarks::text[]) with ordinality as given (name, remark, n)
                    on conflict do nothing
                    """)
                    .param("booking", booking)
                    .param("names", guests.stream().map(BookingGuest::name).toList())
                    .param("remarks", guests.stream().map(BookingGuest::remark).toList())
                    .update();
        }
    }

    List<BookingGuest> guests(BookingId booking) {
        return jdbc.sql("select name, remark from booking.guest where booking_id = :booking order by position")
                .param("booking", booking)
                .query((row, _) -> new BookingGuest(row.getString("name"), row.getString("remark")))
                .list();
    }

    private static MobileEquipment piece(ResultSet row) throws SQLException {
        return new MobileEquipment(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("kind"),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                row.getString("home"),
                row.getBoolean("out"));
    }
}
