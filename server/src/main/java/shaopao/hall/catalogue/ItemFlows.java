package shaopao.hall.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.workflow.bpmn.BpmnFiles;
import shaopao.workflow.bpmn.BpmnReading;
import shaopao.workflow.bpmn.BpmnRemark;

/** Flows of items as BPMN 2.0 files. */
@Component
class ItemFlows {

    private final ItemDrafts drafts;
    private final Releases releases;
    private final BpmnFiles files;
    private final MessageSource messages;

    ItemFlows(ItemDrafts drafts, Releases releases, BpmnFiles files, MessageSource messages) {
        this.drafts = drafts;
        this.releases = releases;
        this.files = files;
        this.messages = messages;
    }

    /** The flow as it stands, the draft before what is live; refuses a draft with flaws. */
    byte[] bpmn(Actor actor, String code) {
        ItemDrafts.Description there = drafts.description(actor, code);
        Item item = releases.item(code, new Written(there.source(), there.guide()));
        return files.write(item.name().zh(), item.flow()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A flow that was read from a file, for the draft; nothing is saved.
     *
     * @param name of the process in the file; empty when it has none
     * @param steps as they stand in item.yaml
     * @param source text of item.yaml with these steps instead of its own
     * @param remarks what was left out of the file, and what was taken for something
     * @param flaws what is wrong with the item then
     */
    record ImportedFlow(
            String name,
            List<Map<String, Object>> steps,
            String source,
            List<FlowRemark> remarks,
            List<ItemFlaw> flaws) {}

    /** Something to tell about an element of the file, in the reader's language. */
    record FlowRemark(
            String element, String name, String tag, BpmnRemark.Reason reason, String subject, String message) {}

    /** Reads a flow whole, or refuses it by the names of its elements. */
    ImportedFlow imported(Actor actor, String code, byte[] file) {
        ItemDrafts.Description there = drafts.description(actor, code);
        return switch (files.read(file)) {
            case BpmnReading.Refused(List<BpmnRemark> remarks) -> {
                List<FlowRemark> told = remarks.stream().map(this::told).toList();
                throw new ProblemException(
                        CatalogueProblem.FLOW_REFUSED,
                        Map.of("first", told.getFirst().message(), "errors", told));
            }
            case BpmnReading.Whole whole -> {
                List<Map<String, Object>> steps =
                        FlowWriter.steps(whole.definition().steps());
                String source = replaced(there.source(), steps);
                yield new ImportedFlow(
                        whole.name(),
                        steps,
                        source,
                        whole.remarks().stream().map(this::told).toList(),
                        drafts.flaws(code, new Written(source, there.guide())));
            }
        };
    }

    private static String replaced(String source, List<Map<String, Object>> steps) {
        try {
            return FlowWriter.replaced("item.yaml", source, steps);
        } catch (YamlValue.FlawException e) {
            throw new ProblemException(
                    CatalogueProblem.ITEM_FLAWED, Map.of("first", e.flaw().toString(), "errors", List.of(e.flaw())));
        }
    }

    private FlowRemark told(BpmnRemark remark) {
        String key = "hall.bpmn." + remark.reason();
        String called = remark.name().isEmpty() ? remark.element() : remark.name();
        Object[] of = {called.isEmpty() ? remark.tag() : called, remark.subject()};
        String message = String.valueOf(messages.getMessage(key, of, key, LocaleContextHolder.getLocale()));
        return new FlowRemark(
                remark.element(), remark.name(), remark.tag(), remark.reason(), remark.subject(), message.strip());
    }
}
