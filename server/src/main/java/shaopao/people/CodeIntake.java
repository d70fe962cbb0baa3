package shaopao.people;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.people.CodeRules.BadCode;
import shaopao.people.CodeRules.CodeLine;

/** Takes codes of a table of the school's own from a file. */
@Component
class CodeIntake {

    private static final long BYTES_MAX = 4L << 20;

    private final CodeTables tables;
    private final OwnCodeStore own;
    private final CodeChanges changes;
    private final CodeFlawWords words;
    private final Sheets sheets;

    CodeIntake(CodeTables tables, OwnCodeStore own, CodeChanges changes, CodeFlawWords words, Sheets sheets) {
        this.tables = tables;
        this.own = own;
        this.changes = changes;
        this.words = words;
        this.sheets = sheets;
    }

    /** What a file does, or would do. */
    record Taken(int added, int changed, int unchanged, List<BadCode> bad, List<String> unknownColumns) {}

    /** Takes codes from a file, whole or not at all; those that it does not name stay. A dry run only tells. */
    Taken bringIn(Actor actor, String name, long seen, InputStream body, boolean dryRun) {
        CodeSheet.Read read = CodeSheet.read(sheets.rows(body, BYTES_MAX, CodeRules.CODES_MAX + 1)
                .orElseThrow(() -> new ProblemException(PeopleProblem.CODES_UNREADABLE)));
        return changes.held(() -> {
            tables.owned(name, seen);
            Map<String, OwnCode> there = own.codes(name);
            List<BadCode> bad = new ArrayList<>(read.bad());
            bad.addAll(CodeRules.flaws(read.lines(), there));
            if (!dryRun && !bad.isEmpty()) {
                throw words.refusal(bad);
            }
            List<OwnCode> given = read.lines().stream().map(CodeLine::code).toList();
            int added = (int) given.stream()
                    .filter(code -> !there.containsKey(code.code()))
                    .count();
            int same = (int) given.stream()
                    .filter(code -> code.equals(there.get(code.code())))
                    .count();
            if (!dryRun && same < given.size()) {
                own.save(name, given);
                changes.noted(actor, name, "people.codes-taken", Map.of("added", added, "rows", given.size()));
            }
            return new Taken(added, given.size() - added - same, same, bad, read.unknownColumns());
        });
    }
}
