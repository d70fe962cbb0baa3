package shaopao.booking;

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
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import tools.jackson.databind.json.JsonMapper;

/** Policies, their owners, and the places under them. */
@Repository
class PolicyStore {

    private static final String COLUMNS = "select p.id, p.code, p.name_zh, p.name_en, p.terms from booking.policy p ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PolicyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<BookingPolicy> policies() {
        return jdbc.sql(COLUMNS + "where p.closed_at is null order by p.code limit 500")
                .query((row, _) -> policy(row))
                .list();
    }

    /** A closed one too: bookings under it go on. */
    Optional<BookingPolicy> policy(UUID id) {
        return jdbc.sql(COLUMNS + "where p.id = :id")
                .param("id", id)
                .query((row, _) -> policy(row))
                .optional();
    }

    /** The open policy under which a place may be booked. */
    Optional<BookingPolicy> of(PlaceId place) {
        return jdbc.sql(COLUMNS + """
                join booking.resource r on r.policy_id = p.id where r.place_id = :place and p.closed_at is null
                """)
                .param("place", place)
                .query((row, _) -> policy(row))
                .optional();
    }

    /** Writes a policy; one of the same code keeps its id. */
    UUID write(BookingPolicy policy, Instant now) {
        return jdbc.sql("""
                insert into booking.policy (id, code, name_zh, name_en, terms, changed_at)
                values (:id, :code, :zh, :en, :terms::jsonb, :now)
                on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                    terms = excluded.terms, changed_at = excluded.changed_at, closed_at = null
                returning id
                """)
                .param("id", policy.id())
                .param("code", policy.code())
                .param("zh", policy.name().zh())
                .param("en", policy.name().en())
                .param("terms", json.writeValueAsString(policy.terms()))
                .param("now", now)
                .query(UUID.class)
                .single();
    }

    /** Whether a draw under it is announced and not made yet. */
    boolean drawAnnounced(UUID id) {
        return jdbc.sql("select exists (select from booking.draw where policy_id = :id and drawn_at is null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    boolean close(UUID id, Instant now) {
        return jdbc.sql("""
                update booking.policy set closed_at = :now, changed_at = :now where id = :id and closed_at
                is null
                """).param("id", id).param("now", now).update() == 1;
    }

    void setOwners(UUID policy, Collection<PersonId> owners) {
        jdbc.sql("""
                with gone as (delete from booking.owner where policy_id = :policy and person_id <> all(:owners::uuid[]))
                insert into booking.owner (policy_id, person_id) select :policy, unnest(:owners::uuid[])
                on conflict do nothing
                """).param("policy", policy).param("owners", owners).update();
    }

    List<PersonId> owners(UUID policy) {
        return jdbc.sql("select person_id from booking.owner where policy_id = :policy order by person_id")
                .param("policy", policy)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    List<UUID> ownedBy(PersonId person) {
        return jdbc.sql("select policy_id from booking.owner where person_id = :person")
                .param("person", person)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Puts places under a policy; those of another one change over. */
    int put(UUID policy, Collection<PlaceId> places, Collection<String> keys, Instant now) {
        return jdbc.sql("""
                insert into booking.resource (place_id, policy_id, key, changed_at)
                select place, :policy, key, :now from unnest(:places::uuid[], :keys::text[]) as given (place, key)
                on conflict (place_id) do update set policy_id = excluded.policy_id, changed_at = excluded.changed_at
                """)
                .param("policy", policy)
                .param("places", places)
                .param("keys", keys)
                .param("now", now)
                .update();
    }

    boolean take(PlaceId place) {
        return jdbc.sql("delete from booking.resource where place_id = :place")
                        .param("place", place)
                        .update()
                == 1;
    }

    /** The places of a policy, or of all, by their policy. */
    Map<PlaceId, UUID> places(Optional<UUID> policy) {
        return jdbc
                .sql("""
                select r.place_id, r.policy_id from booking.resource r join booking.policy p on p.id = r.policy_id
                where p.closed_at is null and (:policy::uuid is null or r.policy_id = :policy::uuid) limit 20000
                """)
                .param("policy", policy)
                .query((row, _) -> Map.entry(
                        new PlaceId(row.getObject("place_id", UUID.class)), row.getObject("policy_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The places of a policy with their keys. */
    Map<PlaceId, String> keys(UUID policy) {
        return jdbc
                .sql("select place_id, key from booking.resource where policy_id = :policy limit 5000")
                .param("policy", policy)
                .query((row, _) -> Map.entry(new PlaceId(row.getObject("place_id", UUID.class)), row.getString("key")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> key(PlaceId place) {
        return jdbc.sql("select key from booking.resource where place_id = :place")
                .param("place", place)
                .query(String.class)
                .optional();
    }

    private BookingPolicy policy(ResultSet row) throws SQLException {
        return new BookingPolicy(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                json.readValue(row.getString("terms"), BookingTerms.class));
    }
}
