package shaopao.audit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes entries as CSV; a text that a spreadsheet would take for a formula is led by an apostrophe (OWASP). */
final class AuditCsv {

    /** Led by a byte order mark, so that Excel reads Chinese. */
    static final String HEADING = "\uFEFFposition,at,act,actorKind,actorId,actorName,actingFor,subjectKind,subject,"
            + "facts,address,node\r\n";

    private AuditCsv() {}

    static String line(AuditEntry entry) {
        return Stream.of(
                                entry.position().map(String::valueOf).orElse(""),
                                entry.at().toString(),
                                entry.act(),
                                entry.actorKind().name(),
                                entry.actorId().map(String::valueOf).orElse(""),
                                entry.actorName(),
                                entry.actingFor().map(String::valueOf).orElse(""),
                                entry.subjectKind(),
                                entry.subject(),
                                entry.facts(),
                                entry.address(),
                                entry.node())
                        .map(AuditCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
