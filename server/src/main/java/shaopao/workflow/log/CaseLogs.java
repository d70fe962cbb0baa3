package shaopao.workflow.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import shaopao.workflow.Cases;
import tools.jackson.databind.json.JsonMapper;

/**
 * Event logs of cases. Whoever calls has made sure that the reader may see all cases of the query. A log is not one
 * moment: what happens while it is written may stand in it or not, but every case in it is whole up to some event.
 */
@Component
public class CaseLogs {

    private static final int BATCH = 500;

    private final CaseLogStore store;
    private final Cases cases;
    private final JsonMapper json;

    CaseLogs(CaseLogStore store, Cases cases, JsonMapper json) {
        this.store = store;
        this.cases = cases;
        this.json = json;
    }

    /** Writes XES (IEEE 1849), compressed by gzip, and leaves the stream open; gives the number of cases. */
    public int xes(LogQuery query, OutputStream stream) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(stream, 1 << 16);
        int[] count = {0};
        try (XesWriter writer = new XesWriter(packed)) {
            for (List<LoggedCase> batch = batch(query, List.of()); !batch.isEmpty(); batch = batch(query, batch)) {
                Map<CaseId, List<CaseLogStore.Step>> steps = steps(batch);
                for (LoggedCase of : batch) {
                    writer.trace(of, logged(of, steps));
                    count[0]++;
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        packed.finish();
        packed.flush();
        return count[0];
    }

    /** Writes OCEL 2.0 as JSON and leaves the stream open; gives the number of cases. */
    public int ocel(LogQuery query, OutputStream stream) {
        int[] count = {0};
        try (OcelWriter writer = new OcelWriter(json, new Unclosed(stream))) {
            Map<String, List<String>> types = new TreeMap<>();
            LogRules.TRANSITIONS.forEach((type, transition) -> {
                if (!transition.isEmpty()) {
                    types.put(type, LogRules.TEXTS);
                }
            });
            writer.eventTypes(types);
            writer.startObjects();
            TreeSet<String> topics = new TreeSet<>();
            each(query, of -> {
                writer.application(of);
                topics.add(of.topic());
                count[0]++;
            });
            topics.forEach(writer::item);
            people(query, writer::person);
            writer.end();
            writer.startEvents();
            events(query, writer::event);
            writer.end();
        }
        return count[0];
    }

    private void each(LogQuery query, Consumer<LoggedCase> use) {
        for (List<LoggedCase> batch = batch(query, List.of()); !batch.isEmpty(); batch = batch(query, batch)) {
            batch.forEach(use);
        }
    }

    private void events(LogQuery query, BiConsumer<LoggedCase, LoggedEvent> use) {
        for (List<LoggedCase> batch = batch(query, List.of()); !batch.isEmpty(); batch = batch(query, batch)) {
            Map<CaseId, List<CaseLogStore.Step>> steps = steps(batch);
            batch.forEach(of -> logged(of, steps).forEach(event -> use.accept(of, event)));
        }
    }

    private void people(LogQuery query, Consumer<CaseLogStore.Actor> use) {
        Optional<PersonId> after = Optional.empty();
        List<CaseLogStore.Actor> batch = store.actors(query, after, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(use);
            batch = store.actors(query, Optional.of(batch.getLast().id()), BATCH);
        }
    }

    private List<LoggedCase> batch(LogQuery query, List<LoggedCase> before) {
        return store.cases(
                query,
                before.isEmpty()
                        ? Optional.empty()
                        : Optional.of(before.getLast().id()),
                BATCH);
    }

    private Map<CaseId, List<CaseLogStore.Step>> steps(List<LoggedCase> batch) {
        return store.steps(batch.stream().map(LoggedCase::id).toList());
    }

    private List<LoggedEvent> logged(LoggedCase of, Map<CaseId, List<CaseLogStore.Step>> steps) {
        return LogRules.logged(of, steps.getOrDefault(of.id(), new ArrayList<>()), cases.definition(of.definition()));
    }

    /** The stream of somebody else, which a writer must not close. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
