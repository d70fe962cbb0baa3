package shaopao.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.PersonPhotos.PhotoFacts;

/** Sealed photos, and who does not want theirs to be shown. */
@Repository
class PhotoStore {

    private final JdbcClient jdbc;

    PhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A photo that is to be kept; with the digest of its file when it comes by an import. */
    @SuppressWarnings("ArrayRecordComponent")
    record NewPhoto(
            PersonId person,
            PhotoOrigin origin,
            Instant since,
            String by,
            Optional<byte[]> digest,
            byte[] sealed,
            int width,
            int height) {

        boolean own() {
            return origin == PhotoOrigin.PERSON;
        }
    }

    /** A photo as it lies there. */
    @SuppressWarnings("ArrayRecordComponent")
    record SealedPhoto(boolean own, Instant since, byte[] sealed) {}

    /** A person by number, whether the school has a photo, and the digest of the file that came last. */
    record Numbered(PersonId id, boolean photo, Optional<byte[]> digest) {}

    void put(NewPhoto photo) {
        jdbc.sql("""
                insert into people.photo (person_id, own, origin, since, by_name, digest, width, height, picture)
                values (:person, :own, :origin, :since, :by, :digest, :width, :height, :picture)
                on conflict (person_id, own) do update set origin = excluded.origin, since = excluded.since,
                    by_name = excluded.by_name, digest = coalesce(excluded.digest, photo.digest),
                    width = excluded.width, height = excluded.height, picture = excluded.picture
                """)
                .param("person", photo.person())
                .param("own", photo.own())
                .param("origin", photo.origin())
                .param("since", photo.since())
                .param("by", photo.by())
                .param("digest", photo.digest())
                .param("width", photo.width())
                .param("height", photo.height())
                .param("picture", photo.sealed())
                .update();
    }

    boolean remove(PersonId person, boolean own) {
        return jdbc.sql("delete from people.photo where person_id = :person and own = :own")
                        .param("person", person)
                        .param("own", own)
                        .update()
                == 1;
    }

    Optional<SealedPhoto> photo(PersonId person, boolean own) {
        return jdbc.sql("select own, since, picture from people.photo where person_id = :person and own = :own")
                .param("person", person)
                .param("own", own)
                .query((row, _) -> sealed(row))
                .optional();
    }

    /** What others may be shown: the school's photo unless it is hidden, else the person's own. */
    Optional<SealedPhoto> shown(PersonId person, boolean mayHide) {
        return jdbc.sql("""
                select own, since, picture from people.photo f
                where person_id = :person and (own or not :mayHide or not exists (
                    select from people.photo_hidden h where h.person_id = f.person_id))
                order by own limit 1
                """)
                .param("person", person)
                .param("mayHide", mayHide)
                .query((row, _) -> sealed(row))
                .optional();
    }

    Optional<PhotoFacts> facts(PersonId person, boolean own) {
        return jdbc.sql("""
                select origin, since, by_name, width, height from people.photo
                where person_id = :person and own = :own
                """)
                .param("person", person)
                .param("own", own)
                .query((row, _) -> new PhotoFacts(
                        PhotoOrigin.valueOf(row.getString("origin")),
                        row.getTimestamp("since").toInstant(),
                        row.getString("by_name"),
                        row.getInt("width"),
                        row.getInt("height")))
                .optional();
    }

    boolean hidden(PersonId person) {
        return jdbc.sql("select exists (select from people.photo_hidden where person_id = :person)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    void hide(PersonId person, Instant now) {
        jdbc.sql("insert into people.photo_hidden (person_id, since) values (:person, :now) on conflict do nothing")
                .param("person", person)
                .param("now", now)
                .update();
    }

    void show(PersonId person) {
        jdbc.sql("delete from people.photo_hidden where person_id = :person")
                .param("person", person)
                .update();
    }

    Optional<Numbered> numbered(String number) {
        return jdbc.sql("""
                select n.person_id, f.person_id is not null as photo, f.digest from people.person_number n
                left join people.photo f on f.person_id = n.person_id and not f.own
                where n.number in (:number, upper(:number), lower(:number)) limit 1
                """)
                .param("number", number)
                .query((row, _) -> new Numbered(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getBoolean("photo"),
                        Optional.ofNullable(row.getBytes("digest"))))
                .optional();
    }

    /** How many of those who are here have a photo, by unit, within the reader's reach. */
    List<PhotoCount> counts(Scope scope, LocalDate today) {
        return jdbc.sql("""
                select u.id, u.name, p.kind, count(*) as people, count(s.person_id) as school,
                    count(o.person_id) filter (where s.person_id is null) as own
                from people.person p
                join people.unit u on u.id = p.unit_id
                left join people.photo s on s.person_id = p.id and not s.own
                left join people.photo o on o.person_id = p.id and o.own
                where p.present and (:all or p.id = any(:self::uuid[]) or exists (
                    select from people.affiliation a
                    where a.person_id = p.id and a.from_on <= :today and (a.until_on is null or a.until_on > :today)
                      and (a.unit_id = any(:units::uuid[]) or a.class_id = any(:classes::uuid[]))))
                group by u.id, u.name, u.position, p.kind
                order by p.kind = 'STUDENT' desc, u.position, u.name, p.kind
                """)
                .param("all", scope.all())
                .param("self", scope.self())
                .param("units", scope.units())
                .param("classes", scope.classes())
                .param("today", today)
                .query((row, _) -> new PhotoCount(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        PersonKind.valueOf(row.getString("kind")),
                        row.getLong("people"),
                        row.getLong("school"),
                        row.getLong("own")))
                .list();
    }

    /** Forgets the photos of those who left before the day; of how many people. */
    int forget(LocalDate before) {
        return jdbc.sql("""
                with gone as (
                    select p.id from people.person p
                    where not p.present and not exists (
                        select from people.affiliation a
                        where a.person_id = p.id and (a.until_on is null or a.until_on > :before))
                ), hidden as (
                    delete from people.photo_hidden h using gone g where h.person_id = g.id
                ), forgotten as (
                    delete from people.photo f using gone g where f.person_id = g.id returning f.person_id
                )
                select count(distinct person_id) from forgotten
                """).param("before", before).query(Integer.class).single();
    }

    private static SealedPhoto sealed(ResultSet row) throws SQLException {
        return new SealedPhoto(row.getBoolean("own"), row.getTimestamp("since").toInstant(), row.getBytes("picture"));
    }
}
