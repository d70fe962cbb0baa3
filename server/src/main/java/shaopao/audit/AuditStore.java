package shaopao.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the record of acts. */
@Repository
class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AuditEntry entry) {
        jdbc.sql("""
                insert into audit.entry (id, at, node, address, actor_kind, actor_id, actor_name, acting_for, act,
                    subject_kind, subject, facts)
                values (:id, :at, :node, :address, :actorKind, :actorId::uuid, :actorName, :actingFor::uuid, :act,
                    :subjectKind, :subject, :facts::json)
                """)
                .param("id", entry.id())
                .param("at", entry.at())
                .param("node", entry.node())
                .param("address", entry.address())
                .param("actorKind", entry.actorKind())
                .param("actorId", entry.actorId())
                .param("actorName", entry.actorName())
                .param("actingFor", entry.actingFor())
                .param("act", entry.act())
                .param("subjectKind", entry.subjectKind())
                .param("subject", entry.subject())
                .param("facts", entry.facts())
                .update();
    }
}
