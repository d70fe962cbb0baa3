package shaopao.notices;

import java.util.List;
import shaopao.kernel.Words;

/** A kind of message with everything that its editor needs; versions newest first, the shipped one last. */
record TemplatePage(
        String code,
        Words name,
        Category category,
        Importance importance,
        List<Variable> variables,
        List<Template> versions) {

    /** What a text may name in braces. */
    record Variable(String name, Words example) {}
}
