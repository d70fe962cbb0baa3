package shaopao.db;

import java.nio.file.Path;

/** Another running process owns the data folder. */
public final class DatabaseOwnedException extends RuntimeException {

    DatabaseOwnedException(Path folder) {
        super("Another Shaopao is running on " + folder + ". Stop it, or give this one another folder (SHAOPAO_VAR).");
    }
}
