/**
 * What people are asked: forms, their logic, their checking, prefilled fields, drafts.
 *
 * <p>A {@link shaopao.forms.Form} is a list of fields of an allow-list of shapes; nothing in it is ever run as code
 * except rules in CEL, which see the fields above their own and nothing else, so they can neither loop nor depend on
 * an order that nobody sees. The server checks every hand-in by {@code FormRules}; the browser runs the same rules for
 * comfort only.
 *
 * <p>Invariants: answers that were accepted hold only fields of the form that are visible, each of its shape; computed
 * fields are computed here, whatever the browser sent; a locked field holds what its source says, whatever the browser
 * sent; a person, unit, class, code or file that is named is one that there is and that the person may name, with its
 * name by the register.
 *
 * <p>Vocabulary: a form (表单), a field (字段) and its shape (字段类型), a draft (草稿; one per person and form), a
 * material (材料) that is handed in once, a correction (信息更正) of what a register holds, prefill
 * (自动填写) by {@link shaopao.forms.spi.Prefill} that modules above implement.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "rules", "files", "people", "audit"})
package shaopao.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
