package shaopao.hall.catalogue;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;
import shaopao.people.CodeTableUse;

/** Forms of items rely on tables of codes: every version that was ever live, since applications run on it. */
@Component
class CodeTablesInForms implements CodeTableUse {

    private final VersionStore versions;

    CodeTablesInForms(VersionStore versions) {
        this.versions = versions;
    }

    @Override
    public List<Words> usesOf(String table) {
        return versions.withCodeTable(table);
    }
}
