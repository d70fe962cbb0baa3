package shaopao.people;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Page;
import shaopao.kernel.Scope;

/**
 * Finds persons. The statement is put together from fixed pieces, so that a search without a filter does not carry
 * one and the planner sees what is asked; the scope is always one of the pieces.
 */
@Repository
class SearchStore {

    private static final String COLUMNS = """
            select p.id, p.number, p.name, p.kind, p.unit_id, p.class_id, p.present,
                   u.name as unit_name, c.name as class_name, found.key
            from found
            join people.person p on p.id = found.id
            left join people.unit u on u.id = p.unit_id
            left join people.class c on c.id = p.class_id
            order by found.key, p.id
            """;

    /**
     * One range of one index; of several keys of one person in the range, the first counts. The range begins at the
     * mark alone: beside a row comparison, PostgreSQL would not begin at {@code key >= :text} but read all keys before
     * it.
     */
    private static final String BY_KEY = """
            select k.key, k.person_id as id
            from people.search_key k
            where (k.key, k.person_id) > (:afterKey, :afterPerson) and k.key < :end
              and not exists (select from people.search_key e
                              where e.person_id = k.person_id and e.key >= :text and e.key < k.key)
              %s
            order by k.key, k.person_id limit :limit
            """;

    private static final String BY_NUMBER = """
            select k.number as key, k.id
            from people.person k
            where (k.number, k.id) > (:afterKey, :afterPerson) %s
            order by k.number, k.id limit :limit
            """;

    private static final String BY_IDENTITY = """
            select k.number as key, k.id from people.person k
            where k.id_type = '1' and k.id_hash = :identity and (k.number, k.id) > (:afterKey, :afterPerson) %s
            limit :limit
            """;

    private static final String LASTS = "a.from_on <= :today and (a.until_on is null or a.until_on > :today)";

    /** The reader's reach: units and classes of today, and persons by name. */
    private static final String IN_SCOPE = """
            and %1$s in (
                select a.person_id from people.affiliation a where a.unit_id = any(:scopeUnits) and LASTS
                union all
                select a.person_id from people.affiliation a where a.class_id = any(:scopeClasses) and LASTS
                union all
                select unnest(:scopeSelf::uuid[]))
            """.replace("LASTS", LASTS);

    private static final String NARROWED = """
            and %1$s in (
                select a.person_id from people.affiliation a
                where (cardinality(:units::uuid[]) = 0 or a.unit_id = any(:units))
                  and (:class::uuid is null or a.class_id = :class::uuid)
                  and (:kind::text is null or a.kind = :kind) and LASTS)
            """.replace("LASTS", LASTS);

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Person> search(PersonQuery query, Scope scope, LocalDate today, PageMark after, int limit) {
        List<Found> rows = jdbc.sql(statement(query, scope))
                .param("text", query.text())
                .param("end", query.text() + Character.MAX_VALUE)
                .param("identity", query.identity().orElse(new byte[0]))
                .param("kind", query.kind())
                .param("units", query.units())
                .param("class", query.classId())
                .param("scopeUnits", scope.units())
                .param("scopeClasses", scope.classes())
                .param("scopeSelf", scope.self())
                .param("today", today)
                .param("afterKey", begin(query, after))
                .param("afterPerson", after.person())
                .param("limit", limit + 1)
                .query((row, _) -> new Found(row.getString("key"), PeopleStore.person(row)))
                .list();
        Page<Found> page = Page.of(
                rows,
                limit,
                found -> new PageMark(found.key(), found.person().id().value()).text());
        return new Page<>(page.items().stream().map(Found::person).toList(), page.next());
    }

    /** The first page begins at the text itself; a mark of another search counts for nothing. */
    private static String begin(PersonQuery query, PageMark after) {
        boolean byKey = query.identity().isEmpty() && !query.text().isEmpty();
        return byKey && !after.key().startsWith(query.text()) ? query.text() : after.key();
    }

    static String statement(PersonQuery query, Scope scope) {
        String person = "k.id";
        String source = BY_NUMBER;
        if (query.identity().isPresent()) {
            source = BY_IDENTITY;
        } else if (!query.text().isEmpty()) {
            source = BY_KEY;
            person = "k.person_id";
        }
        String filters =
                (scope.all() ? "" : IN_SCOPE.formatted(person)) + (query.narrowed() ? NARROWED.formatted(person) : "");
        return "with found as (" + source.formatted(filters) + ")\n" + COLUMNS;
    }

    private record Found(String key, Person person) {}
}
