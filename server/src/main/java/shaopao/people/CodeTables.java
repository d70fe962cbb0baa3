package shaopao.people;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.people.CodeRules.BadCode;
import shaopao.people.CodeRules.CodeLine;

/** Tables of codes as those who keep them change them. */
@Component
class CodeTables {

    /** Keeps the school's tables of codes. */
    static final String KEEP = "people.codes";

    private final Codes codes;
    private final OwnCodeStore own;
    private final CodeChoiceStore choices;
    private final ObjectProvider<CodeTableUse> uses;
    private final CodeChanges changes;
    private final CodeFlawWords words;

    CodeTables(
            Codes codes,
            OwnCodeStore own,
            CodeChoiceStore choices,
            ObjectProvider<CodeTableUse> uses,
            CodeChanges changes,
            CodeFlawWords words) {
        this.codes = codes;
        this.own = own;
        this.choices = choices;
        this.uses = uses;
        this.changes = changes;
        this.words = words;
    }

    /** A table, whatever it is. */
    CodeTable table(String name) {
        return codes.table(name).orElseThrow(() -> new ProblemException(PeopleProblem.UNKNOWN_CODE_TABLE));
    }

    /** What relies on a table. */
    List<Words> uses(String name) {
        return uses.stream().flatMap(use -> use.usesOf(name).stream()).toList();
    }

    /** Adds a table of the school's own. */
    CodeTable add(Actor actor, OwnTable table) {
        return changes.made(
                actor,
                table.name(),
                "people.code-table-added",
                Map.of("title", table.title().zh()),
                () -> {
                    if (!CodeRules.isTableName(table.name())) {
                        throw new ProblemException(PeopleProblem.CODE_TABLE_NAME_WRONG);
                    }
                    if (Codes.published(table.name()).isPresent()
                            || find(table.name()).isPresent()) {
                        throw new ProblemException(PeopleProblem.CODE_TABLE_TAKEN);
                    }
                    if (own.tables().size() >= CodeRules.TABLES_MAX) {
                        throw new ProblemException(PeopleProblem.CODE_TABLES_FULL, Map.of("max", CodeRules.TABLES_MAX));
                    }
                    own.save(table);
                });
    }

    /** Says what a table is called and whether new forms are offered it. */
    CodeTable change(Actor actor, long seen, OwnTable table) {
        Map<String, Object> facts = Map.of("title", table.title().zh(), "inUse", table.inUse());
        return changes.made(actor, table.name(), "people.code-table-changed", facts, () -> {
            owned(table.name(), seen);
            own.save(table);
        });
    }

    /** Removes a table on which nothing relies. */
    void remove(Actor actor, String name, long seen) {
        changes.make(actor, name, "people.code-table-removed", Map.of(), () -> {
            owned(name, seen);
            unused(name, PeopleProblem.CODE_TABLE_IN_USE);
            own.remove(name);
        });
    }

    /** Adds a code behind the others. */
    CodeTable add(Actor actor, String name, long seen, OwnCode code) {
        return changes.made(actor, name, "people.code-added", facts(code), () -> {
            owned(name, seen);
            Map<String, OwnCode> there = own.codes(name);
            if (there.containsKey(code.code())) {
                throw new ProblemException(PeopleProblem.CODE_THERE_ALREADY, Map.of("code", code.code()));
            }
            save(name, List.of(new CodeLine(0, code)), there);
        });
    }

    /** Says what a code is called, where it stands and when it is offered. */
    CodeTable change(Actor actor, String name, long seen, OwnCode code) {
        return changes.made(actor, name, "people.code-changed", facts(code), () -> {
            owned(name, seen);
            Map<String, OwnCode> there = own.codes(name);
            known(there.containsKey(code.code()));
            save(name, List.of(new CodeLine(0, code)), there);
        });
    }

    private static Map<String, Object> facts(OwnCode code) {
        return Map.of("code", code.code(), "name", code.name(), "inUse", code.inUse());
    }

    private void save(String name, List<CodeLine> lines, Map<String, OwnCode> there) {
        List<BadCode> bad = CodeRules.flaws(lines, there);
        if (!bad.isEmpty()) {
            throw words.refusal(bad);
        }
        own.save(name, lines.stream().map(CodeLine::code).toList());
    }

    /** Removes a code of a table on which nothing relies, with nothing below it; others are retired. */
    CodeTable removeCode(Actor actor, String name, long seen, String code) {
        return changes.made(actor, name, "people.code-removed", Map.of("code", code), () -> {
            owned(name, seen);
            Map<String, OwnCode> there = own.codes(name);
            known(there.containsKey(code));
            if (there.values().stream()
                    .anyMatch(one -> one.parent().filter(code::equals).isPresent())) {
                throw new ProblemException(PeopleProblem.CODE_HAS_OTHERS_BELOW);
            }
            unused(name, PeopleProblem.CODE_IN_USE);
            own.remove(name, code);
        });
    }

    /** Puts codes first, in this order; of a standard those are all that the school orders. */
    CodeTable order(Actor actor, String name, long seen, List<String> order) {
        return changes.made(actor, name, "people.codes-ordered", Map.of("codes", order.size()), () -> {
            CodeTable table = current(name, seen);
            Set<String> there = table.own() ? own.codes(name).keySet() : codesOf(table);
            known(there.containsAll(order) && new HashSet<>(order).size() == order.size());
            if (table.own()) {
                own.order(name, order);
            } else {
                choices.first(name, order);
            }
        });
    }

    /** Hides a code of a standard, or calls it shorter. */
    CodeTable choose(Actor actor, String name, long seen, CodeChoice choice) {
        Map<String, Object> facts = Map.of(
                "code",
                choice.code(),
                "hidden",
                choice.hidden(),
                "shortName",
                choice.shortName().orElse(""));
        return changes.made(actor, name, "people.code-choice-made", facts, () -> {
            CodeTable table = current(name, seen);
            if (table.own()) {
                throw new ProblemException(PeopleProblem.CODE_TABLE_OF_SCHOOL);
            }
            known(codesOf(table).contains(choice.code()));
            choices.choose(name, choice.code(), choice.hidden(), choice.shortName());
        });
    }

    private static Set<String> codesOf(CodeTable table) {
        return table.codes().stream().map(CodeTable.Code::code).collect(Collectors.toSet());
    }

    private Optional<OwnTable> find(String name) {
        return own.tables().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private CodeTable current(String name, long seen) {
        changes.seen(name, seen);
        return table(name);
    }

    OwnTable owned(String name, long seen) {
        Optional<OwnTable> table = find(name);
        if (table.isEmpty()) {
            throw new ProblemException(
                    Codes.published(name).isPresent()
                            ? PeopleProblem.CODE_TABLE_OF_STANDARD
                            : PeopleProblem.UNKNOWN_CODE_TABLE);
        }
        changes.seen(name, seen);
        return table.get();
    }

    private void unused(String name, PeopleProblem problem) {
        List<Words> relying = uses(name);
        if (!relying.isEmpty()) {
            throw new ProblemException(
                    problem,
                    Map.of(
                            "uses",
                            String.join("、", relying.stream().map(Words::zh).toList())));
        }
    }

    private static void known(boolean there) {
        if (!there) {
            throw new ProblemException(PeopleProblem.NO_CODE);
        }
    }
}
