package shaopao.workflow.bpmn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import shaopao.workflow.Definition;
import shaopao.workflow.bpmn.BpmnRemark.Reason;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Definitions from BPMN 2.0 files and into them. Pure: nothing is stored, and the same file gives the same answer. */
@Component
public class BpmnFiles {

    private final JsonMapper json;

    BpmnFiles(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
    }

    /** Reads a file of at most 2 MiB. Whether the definition can be run is another question: ask for its flaws. */
    public BpmnReading read(byte[] file) {
        return Xml.document(file)
                .map(this::read)
                .orElseGet(() -> new BpmnReading.Refused(List.of(new BpmnRemark("", "", "", Reason.UNREADABLE, ""))));
    }

    /** Reads a file that is held as text. */
    public BpmnReading read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a definition that has no flaws; reading the file gives the same definition again.
     *
     * @param name of the process, for people
     */
    public String write(String name, Definition definition) {
        Figures figures = new Figures(json);
        return BpmnText.of(Draughtsman.draw(definition, figures), name, definition, figures);
    }

    private BpmnReading read(Document document) {
        List<BpmnRemark> remarks = new ArrayList<>();
        try {
            Element root = document.getDocumentElement();
            Element process = Processes.only(root);
            Chart chart = ChartReader.read(process, remarks);
            List<Block> blocks = Structure.of(chart);
            Definition definition = new FlowBuilder(root, process, json, remarks).definition(chart, blocks);
            return new BpmnReading.Whole(ChartReader.name(process), definition, remarks);
        } catch (RefusedFileException refused) {
            return new BpmnReading.Refused(refused.remarks());
        }
    }
}
