package shaopao.hall;

import java.time.Instant;
import java.util.List;
import shaopao.files.FileId;

/** What came of an application: words and files for the applicant. */
record CaseResult(String text, List<ResultFile> files, String personName, Instant at) {

    CaseResult {
        files = List.copyOf(files);
    }

    record ResultFile(FileId id, String name, long bytes) {}
}
