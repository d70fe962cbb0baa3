package shaopao.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.flowable.engine.repository.DeploymentBuilder;

/**
 * Flowable, running the files that we write: in memory, without history, without a background of its own. What it asks
 * people and what it waits for is told in plain words, so that it can be compared with what we say.
 */
final class FlowablePeer implements AutoCloseable {

    private static final Pattern CONDITION = Pattern.compile(
            "<bpmn:conditionExpression language=\"[^\"]*\" xsi:type=\"bpmn:tFormalExpression\">([^<]*)<");
    private static final Pattern DIAGRAM =
            Pattern.compile("<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", Pattern.DOTALL);

    private final ProcessEngine engine;

    FlowablePeer() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:peer;DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        engine = configuration.buildProcessEngine();
    }

    /**
     * Something that is open.
     *
     * @param person who is asked; empty when it is anybody of several, or no person
     * @param row of the block around it; empty outside of any
     * @param handle by which it is done
     */
    record Open(String node, String person, String row, Kind kind, String handle) {

        String words() {
            return kind + " " + node + " " + person + " " + row;
        }
    }

    enum Kind {
        TASK,
        SIGNAL,
        TIMER
    }

    /** Our file as Flowable wants it: conditions in JUEL, other systems answer by a signal. */
    static String translated(String key, String xml) {
        String flow = DIAGRAM.matcher(xml).replaceAll("");
        flow = CONDITION
                .matcher(flow)
                .replaceAll("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">\\${$1}<");
        return flow.replace("<bpmn:process id=\"Process\"", "<bpmn:process id=\"" + key + "\"")
                .replace("bpmn:sendTask", "bpmn:manualTask")
                .replace("bpmn:serviceTask", "bpmn:receiveTask");
    }

    void deploy(Map<String, String> files) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        files.forEach((key, xml) -> deployment.addBytes(key + ".bpmn20.xml", xml.getBytes(StandardCharsets.UTF_8)));
        deployment.deploy();
    }

    String start(String key, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(key, new HashMap<>(variables))
                .getId();
    }

    boolean running(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    /**
     * All that is open.
     *
     * @param signals nodes that wait for a signal
     * @param row name of the variable that holds the row
     */
    List<Open> open(String instance, Set<String> signals, String row) {
        List<Open> open = new ArrayList<>();
        engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .list()
                .forEach(task -> open.add(new Open(
                        task.getTaskDefinitionKey(),
                        task.getAssignee() == null ? "" : task.getAssignee(),
                        row(task.getExecutionId(), row),
                        Kind.TASK,
                        task.getId())));
        if (!signals.isEmpty()) {
            engine.getRuntimeService()
                    .createExecutionQuery()
                    .processInstanceId(instance)
                    .list()
                    .forEach(execution -> {
                        if (execution.getActivityId() != null && signals.contains(execution.getActivityId())) {
                            open.add(new Open(
                                    execution.getActivityId(),
                                    "",
                                    row(execution.getId(), row),
                                    Kind.SIGNAL,
                                    execution.getId()));
                        }
                    });
        }
        engine.getManagementService()
                .createTimerJobQuery()
                .processInstanceId(instance)
                .list()
                .forEach(job -> open.add(new Open(
                        job.getElementId().replace("Limit_", ""),
                        "",
                        row(job.getExecutionId(), row),
                        Kind.TIMER,
                        job.getId())));
        return open;
    }

    private String row(String execution, String name) {
        Object row = name.isEmpty() ? null : engine.getRuntimeService().getVariable(execution, name);
        return row == null ? "" : row.toString();
    }

    void act(Open open) {
        switch (open.kind()) {
            case TASK -> engine.getTaskService().complete(open.handle());
            case SIGNAL -> engine.getRuntimeService().trigger(open.handle());
            case TIMER -> {
                engine.getManagementService().moveTimerToExecutableJob(open.handle());
                engine.getManagementService().executeJob(open.handle());
            }
        }
    }

    void end(String instance) {
        if (running(instance)) {
            engine.getRuntimeService().deleteProcessInstance(instance, "over");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
