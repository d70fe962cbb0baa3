package shaopao.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The first word with a database: is it there, does it let us in, is it new enough. */
final class ServerVersion {

    static final int MAJOR_MIN = 15;

    private ServerVersion() {}

    static void require(DataSource dataSource, String url) {
        try (Connection connection = dataSource.getConnection()) {
            refuseOlder(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException | RuntimeException e) {
            if (e instanceof DatabaseRefusedException refused) {
                throw refused;
            }
            throw new DatabaseRefusedException(
                    "The database at " + url.replaceFirst("\\?.*", "") + " cannot be used: " + cause(e) + ".",
                    "Check SHAOPAO_DB_URL, SHAOPAO_DB_USER and SHAOPAO_DB_PASSWORD, and that it runs.",
                    e);
        }
    }

    static void refuseOlder(int major, String version) {
        if (major < MAJOR_MIN) {
            throw new DatabaseRefusedException(
                    "The database is PostgreSQL " + version + ", which is too old.",
                    "Use PostgreSQL " + MAJOR_MIN + " or newer, or unset SHAOPAO_DB_URL for the embedded one.");
        }
    }

    /** The innermost message that says something: "Connection refused" rather than "pool initialization failed". */
    private static String cause(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        return message.strip().replaceFirst("\\.$", "").replaceAll("\\s+", " ");
    }
}
