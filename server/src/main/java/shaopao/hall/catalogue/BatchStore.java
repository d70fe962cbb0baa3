package shaopao.hall.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.hall.catalogue.BatchRules.Milestone;
import shaopao.hall.catalogue.BatchRules.Step;
import shaopao.kernel.Words;

/** Batches and their milestones. */
@Repository
class BatchStore {

    private final JdbcClient jdbc;

    BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A batch as it is kept. */
    record Batch(String code, Words name, String note, int revision, Map<Step, Milestone> milestones) {}

    /** All batches, the newest code first. */
    List<Batch> batches() {
        Map<String, Batch> batches = new LinkedHashMap<>();
        jdbc.sql("select code, name_zh, name_en, note, revision from hall.batch order by code desc limit 500")
                .query((row, _) -> new Batch(
                        row.getString("code"),
                        new Words(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("note"),
                        row.getInt("revision"),
                        new EnumMap<>(Step.class)))
                .list()
                .forEach(batch -> batches.put(batch.code(), batch));
        jdbc.sql("select batch, milestone, planned_on, actual_on from hall.batch_milestone where batch = any(:batches)")
                .param("batches", batches.keySet())
                .query((row, _) -> {
                    Step step = Step.valueOf(row.getString("milestone"));
                    Batch batch = batches.get(row.getString("batch"));
                    return batch == null
                            ? Optional.empty()
                            : Optional.ofNullable(batch.milestones()
                                    .put(
                                            step,
                                            new Milestone(
                                                    step,
                                                    Optional.ofNullable(row.getObject("planned_on", LocalDate.class)),
                                                    Optional.ofNullable(row.getObject("actual_on", LocalDate.class)))));
                })
                .list();
        return List.copyOf(batches.values());
    }

    boolean exists(String code) {
        return jdbc.sql("select exists (select from hall.batch where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    boolean add(Batch batch, Instant now) {
        return jdbc.sql("""
                insert into hall.batch (code, name_zh, name_en, note, changed_at)
                values (:code, :zh, :en, :note, :now) on conflict do nothing
                """)
                        .param("code", batch.code())
                        .param("zh", batch.name().zh())
                        .param("en", batch.name().en())
                        .param("note", batch.note())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Writes name and note; false when somebody else has changed the batch since. */
    boolean change(Batch batch, Instant now) {
        return jdbc.sql("""
                update hall.batch
                set name_zh = :zh, name_en = :en, note = :note, revision = revision + 1, changed_at = :now
                where code = :code and revision = :revision
                """)
                        .param("code", batch.code())
                        .param("zh", batch.name().zh())
                        .param("en", batch.name().en())
                        .param("note", batch.note())
                        .param("revision", batch.revision())
                        .param("now", now)
                        .update()
                == 1;
    }

    void milestones(String batch, Collection<Milestone> milestones) {
        milestones.forEach(milestone -> jdbc.sql("""
                insert into hall.batch_milestone (batch, milestone, planned_on, actual_on)
                values (:batch, :milestone, :planned::date, :actual::date)
                on conflict (batch, milestone) do update
                set planned_on = excluded.planned_on, actual_on = excluded.actual_on
                """)
                .param("batch", batch)
                .param("milestone", milestone.step())
                .param("planned", milestone.plannedOn())
                .param("actual", milestone.actualOn())
                .update());
    }

    /** Removes a batch; its items lose it. */
    boolean remove(String code) {
        return jdbc.sql("""
                with freed as (update hall.item set batch = null where batch = :code)
                delete from hall.batch where code = :code
                """).param("code", code).update() == 1;
    }
}
