/**
 * The service hall (办事大厅): items that departments describe as files, applications that people hand in, to-dos of those
 * who decide.
 *
 * <p>An item (事项) is one file, {@code catalogue/<department>/<item>/item.yaml}, with its form and its flow, and a guide
 * beside it. It is read at the start; what is wrong is told with file, line and column, and the item stays away. A
 * version is the hash of the content: the same file gives the same version on every node, a changed file gives a new
 * one, and applications that run stay on the version by which they were handed in.
 *
 * <p>This module composes and owns little: {@code forms} asks and checks, {@code workflow} decides and remembers,
 * {@code people} says who is in charge; here they meet as rules that name people ({@code counsellor}, {@code
 * college-head}, …) and as facts that fill fields. Everybody signed in may apply for the items of their kind of
 * person; deciding goes by owning the to-do; seeing goes by having to do with the case, in SQL.
 *
 * <p>Vocabulary: item 事项, application 办件, to-do 待办, guide 办事指南, promise 承诺时限.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "audit",
            "http",
            "people",
            "access",
            "rules",
            "notices",
            "notices :: spi",
            "forms",
            "forms :: spi",
            "files",
            "calendar",
            "workflow",
            "workflow :: spi",
            "workflow :: bpmn",
            "workflow :: log"
        })
package shaopao.hall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
