package shaopao.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/**
 * Cases of whole departments. Of some topics each gives its first rows by its own index, and the first of all these
 * are the page; of every topic one index gives them in order.
 */
@Repository
class CaseDeskStore {

    /** Whoever is found by name or number among fewer is looked up one by one, else the list is walked. */
    static final int FOUND_MAX = 200;

    private static final String FILTER = """
              and (c.created_at, c.id) $after (:at, :id)
              and ($stage)
              and (not :unassigned or c.assignee is null)
              and (c.number like :prefix or lower(c.applicant_name) like :prefix) -- when text
            """ + CaseListStore.CASE_FILTER;

    private static final String END = """
            order by c.created_at $dir, c.id $dir limit $limit
            """;

    private static final String EVERY_TOPIC = "select " + CaseListStore.SUMMARY + """
            from workflow.application_case c where true
            """ + FILTER + END;

    private static final String SOME_TOPICS = "select c.* from unnest(:asked::text[]) as a(topic), lateral (select "
            + CaseListStore.SUMMARY + """
            from workflow.application_case c where c.topic = a.topic
            """ + FILTER + END + ") c " + END;

    private static final String ASSIGNED = "select " + CaseListStore.SUMMARY + """
            from workflow.application_case c
            where c.assignee = :assignee and (:every or c.topic = any(:asked::text[]))
            """ + FILTER + END;

    private static final String FOUND = "select " + CaseListStore.SUMMARY + """
            from workflow.application_case c
            where c.id = any(:found::uuid[]) and (:every or c.topic = any(:asked::text[]))
            """ + FILTER + END;

    private final JdbcClient jdbc;

    CaseDeskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ListedCase> page(DeskQuery query, ListOrder order, ListPlace after, int limit) {
        Optional<List<UUID>> found = found(query.filter().text());
        String sql = statement(query, found.isPresent());
        return CaseListStore.filtered(jdbc, order.in(sql.replace("$stage", stage(query))), query.filter(), limit)
                .param("every", query.everyTopic())
                .param("asked", query.asked())
                .param("assignee", query.assignee())
                .param("unassigned", query.unassigned())
                .param("found", found.orElse(List.of()))
                .param("prefix", prefix(query.filter().text()))
                .param("at", after.at())
                .param("id", after.id())
                .query((row, _) -> listed(row))
                .list();
    }

    /** Those whose number or applicant's name begins so, when they are few. */
    private Optional<List<UUID>> found(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<UUID> found = new ArrayList<>(jdbc.sql("""
                (select id from workflow.application_case where number like :prefix
                 order by number limit :limit)
                union
                (select id from workflow.application_case where lower(applicant_name) like :prefix
                 order by lower(applicant_name) using ~<~ limit :limit)
                """)
                .param("prefix", prefix(text))
                .param("limit", FOUND_MAX + 1)
                .query(UUID.class)
                .list());
        return found.size() > FOUND_MAX ? Optional.empty() : Optional.of(found);
    }

    private static String statement(DeskQuery query, boolean found) {
        if (found) {
            return FOUND;
        }
        if (query.assignee().isPresent()) {
            return ASSIGNED;
        }
        return query.everyTopic() ? EVERY_TOPIC : SOME_TOPICS;
    }

    private static String stage(DeskQuery query) {
        String assigned = query.assignee().isPresent() ? " and c.assignee = :assignee" : "";
        return switch (query.stage()) {
            case OPEN -> "c.ended_at is null" + assigned;
            case ENDED -> "c.ended_at is not null" + assigned;
            case ANY -> "true" + assigned;
        };
    }

    /** Gives cases to a person of the department, or to nobody; only those of the topics. */
    Optional<PersonId> assigned(CaseId id, boolean all, java.util.Set<String> topics) {
        return jdbc.sql("""
                select c.assignee from workflow.application_case c
                where c.id = :id and (:all or c.topic = any(:topics::text[])) and c.assignee is not null
                """)
                .param("id", id)
                .param("all", all)
                .param("topics", topics)
                .query((row, _) -> new PersonId(row.getObject("assignee", UUID.class)))
                .optional();
    }

    /** Gives an open case to somebody if it is still as the giver saw it; true when it was. */
    boolean assign(
            CaseId id, Optional<PersonId> from, Optional<PersonId> to, boolean all, java.util.Set<String> topics) {
        return jdbc.sql("""
                        update workflow.application_case c set assignee = :to::uuid
                        where c.id = :id and (:all or c.topic = any(:topics::text[])) and c.ended_at is null
                          and c.assignee is not distinct from :from::uuid
                        """)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .param("all", all)
                        .param("topics", topics)
                        .update()
                > 0;
    }

    /** How many there are, counted no further than the limit. */
    int count(DeskQuery query, int limit) {
        String sql = "select count(*) from (select from workflow.application_case c where ($stage)"
                + " and (:every or c.topic = any(:asked::text[]))"
                + " and (not :unassigned or c.assignee is null) and (not :overdue or c.due_at < :overdueAt)"
                + " limit :limit) counted";
        return jdbc.sql(sql.replace("$stage", stage(query)))
                .param("every", query.everyTopic())
                .param("asked", query.asked())
                .param("assignee", query.assignee())
                .param("unassigned", query.unassigned())
                .param("overdue", query.filter().overdue())
                .param("overdueAt", query.filter().overdueAt())
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    private static String prefix(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static ListedCase listed(ResultSet row) throws SQLException {
        return new ListedCase(
                CaseStore.summary(row),
                Optional.ofNullable(row.getObject("assignee", UUID.class)).map(PersonId::new));
    }
}
