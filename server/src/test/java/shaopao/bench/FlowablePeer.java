package shaopao.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;

/**
 * Flowable with the same approval on the same PostgreSQL, in a database of its own and over a pool of the same size.
 * Parts that the approval does not need (identities, events, jobs) are switched off in its favour; its candidates are
 * found by the same questions to people.
 */
final class FlowablePeer implements AutoCloseable {

    private static final String LEAVE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
                         targetNamespace="shaopao">
              <process id="leave" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow id="s1" sourceRef="start" targetRef="counsellor"/>
                <userTask id="counsellor" name="辅导员审批" flowable:candidateUsers="${those.counsellors(applicant)}"/>
                <sequenceFlow id="s2" sourceRef="counsellor" targetRef="dean"/>
                <userTask id="dean" name="学院院长审批" flowable:candidateUsers="${those.heads(applicant)}"/>
                <sequenceFlow id="s3" sourceRef="dean" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private final HikariDataSource pool;
    private final ProcessEngine engine;

    FlowablePeer(DataSource ours, People people, String history) throws SQLException {
        String name = "flowable_" + history;
        try (Connection connection = ours.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        HikariDataSource known = ours.unwrap(HikariDataSource.class);
        this.pool = new HikariDataSource();
        pool.setJdbcUrl(known.getJdbcUrl().replaceFirst("/postgres$", "/" + name));
        pool.setUsername(known.getUsername());
        pool.setPassword(known.getPassword());
        pool.setMaximumPoolSize(known.getMaximumPoolSize());
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory(history);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setBeans(Map.of("those", new Those(people)));
        this.engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("leave.bpmn20.xml", LEAVE)
                .deploy();
    }

    /** One case from start to end. */
    void round(Cast cast) {
        String id = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "leave",
                        Map.of(
                                "applicant",
                                cast.student().id().toString(),
                                "days",
                                5,
                                "reason",
                                "家里有事",
                                "contact",
                                "母亲 13900000000"))
                .getId();
        complete(id, cast.counsellor());
        complete(id, cast.dean());
    }

    private void complete(String id, Cast.Someone person) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(id)
                .taskCandidateUser(person.id().toString())
                .singleResult();
        engine.getTaskService().complete(task.getId(), person.id().toString(), Map.of("opinion", "同意"));
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    /** Named in the process. */
    public static final class Those {

        private final People people;

        Those(People people) {
            this.people = people;
        }

        public List<String> counsellors(String applicant) {
            return people.person(PersonId.of(applicant))
                    .flatMap(Person::classId)
                    .map(people::counsellorsOf)
                    .map(Those::texts)
                    .orElse(List.of());
        }

        public List<String> heads(String applicant) {
            return people.person(PersonId.of(applicant))
                    .flatMap(Person::unitId)
                    .map(people::headsOf)
                    .map(Those::texts)
                    .orElse(List.of());
        }

        private static List<String> texts(List<PersonId> ids) {
            return ids.stream().map(PersonId::toString).toList();
        }
    }
}
