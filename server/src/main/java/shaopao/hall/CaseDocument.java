package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * The file of an application as it is printed: everything in the order in which it stands on paper, values in the words
 * of both languages. What is hidden from the reader is not there.
 */
record CaseDocument(
        String number,
        Words item,
        Words department,
        String applicant,
        String applicantNumber,
        String status,
        Instant handedInAt,
        Optional<Instant> endedAt,
        List<FieldLine> fields,
        List<TimelineEntry> course,
        ApplicationPage.Clock clock,
        List<Supplement> supplements,
        Optional<CaseResult> result,
        Optional<Rating> rating,
        Instant printedAt,
        String printedBy) {

    /**
     * A field with its answer.
     *
     * @param rows where the answer is a table or a repeated group: one list of lines for each row
     */
    record FieldLine(Words label, Words value, List<List<FieldLine>> rows) {}
}
