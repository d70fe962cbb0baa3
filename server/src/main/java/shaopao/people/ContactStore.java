package shaopao.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Reads where persons are reached. */
@Repository
class ContactStore {

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ContactPoint> of(Collection<PersonId> persons) {
        return jdbc.sql("""
                select p.id, p.number, p.name, p.present, phone.value as phone, mail.value as mail
                from people.person p
                left join people.contact phone on phone.person_id = p.id and phone.kind = 'PHONE'
                left join people.contact mail on mail.person_id = p.id and mail.kind = 'MAIL'
                where p.id = any(:persons)
                """)
                .param("persons", persons)
                .query((row, _) -> new ContactPoint(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("number"),
                        row.getString("name"),
                        row.getBoolean("present"),
                        Optional.ofNullable(row.getString("phone")),
                        Optional.ofNullable(row.getString("mail"))))
                .list();
    }
}
