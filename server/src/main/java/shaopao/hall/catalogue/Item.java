package shaopao.hall.catalogue;

import java.util.List;
import java.util.Set;
import shaopao.forms.Form;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;
import shaopao.workflow.Definition;

/**
 * One thing that people can apply for.
 *
 * @param code short name in Latin letters, unique in the school: "student-leave"
 * @param keywords other words by which people look for it: synonyms, initials
 * @param audience who may apply
 * @param promisedDays working days within which the school promises to decide
 * @param guide Markdown, in Chinese
 */
public record Item(
        String code,
        Words name,
        Words summary,
        Words department,
        Words category,
        List<String> keywords,
        Set<PersonKind> audience,
        int promisedDays,
        Form form,
        Definition flow,
        String guide) {

    public Item {
        keywords = List.copyOf(keywords);
        audience = Set.copyOf(audience);
    }
}
