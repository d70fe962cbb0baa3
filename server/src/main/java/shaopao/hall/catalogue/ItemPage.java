package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shaopao.forms.Draft;
import shaopao.forms.Form;
import shaopao.forms.OfferedMaterial;
import shaopao.forms.Prefilled;
import shaopao.kernel.Words;
import shaopao.workflow.CaseId;
import shaopao.workflow.Node;
import shaopao.workflow.Who;

/**
 * All that a person needs to apply for an item.
 *
 * @param obstacles why the reader may not apply; empty when the reader may
 * @param guide prose, Markdown
 * @param prefilled what is known already
 * @param draft what the person typed earlier and did not hand in
 * @param offered what the reader handed in once and can hand in again
 * @param last the reader's latest application for it
 */
record ItemPage(
        ItemCard card,
        String version,
        List<Words> obstacles,
        Guidance guidance,
        String guide,
        Form form,
        List<DecisionStep> steps,
        List<Prefilled> prefilled,
        Optional<Draft> draft,
        List<OfferedMaterial> offered,
        boolean favourite,
        Optional<CaseId> last) {

    /**
     * A step at which somebody decides.
     *
     * @param onlyIf names of the lanes on which it stands
     * @param chosen the applicant names who decides
     */
    record DecisionStep(String key, Words name, List<Words> onlyIf, boolean chosen) {}

    static List<DecisionStep> steps(List<Node> nodes, List<Words> onlyIf) {
        List<DecisionStep> steps = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Node.Approve approve) {
                steps.add(new DecisionStep(node.key(), node.name(), onlyIf, chosen(approve.who())));
            }
            if (node instanceof Node.Collect collect) {
                steps.add(new DecisionStep(node.key(), node.name(), onlyIf, chosen(collect.who())));
            }
            boolean conditional = node instanceof Node.Branch;
            node.rows().forEach(lane -> {
                List<Words> names = new ArrayList<>(onlyIf);
                if (conditional) {
                    names.add(lane.name());
                }
                steps.addAll(steps(lane.steps(), names));
            });
        }
        return steps;
    }

    private static boolean chosen(List<Who> people) {
        return people.stream().anyMatch(who -> who.chosenBy("applicant"));
    }
}
