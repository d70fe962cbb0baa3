package shaopao.people;

import java.util.List;
import shaopao.kernel.Words;

/** Who relies on tables of codes: implemented above as a bean, asked before a table or a code is removed for good. */
public interface CodeTableUse {

    /** What relies on the table, as people call it; at most 20, nothing when nobody does. */
    List<Words> usesOf(String table);
}
