package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Words;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;

/**
 * An application as lists show it.
 *
 * @param number what people quote
 * @param at names of the steps at which it is
 */
public record ApplicationCard(
        CaseId id,
        String number,
        String item,
        Words name,
        String applicantName,
        CaseStatus status,
        List<Words> at,
        int promisedDays,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> endedAt) {

    static ApplicationCard of(CaseSummary summary, Item item) {
        return new ApplicationCard(
                summary.id(),
                summary.number(),
                summary.topic(),
                item.name(),
                summary.applicantName(),
                summary.status(),
                summary.atNodes().stream()
                        .flatMap(key -> name(item.flow(), key).stream())
                        .toList(),
                item.promisedDays(),
                summary.createdAt(),
                summary.updatedAt(),
                summary.endedAt());
    }

    static Optional<Words> name(Definition flow, String node) {
        return flow.node(node).map(Node::name);
    }
}
