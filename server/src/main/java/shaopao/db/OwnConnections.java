package shaopao.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections beside the pool, for what must keep one for as long as the program runs, such as LISTEN. */
public final class OwnConnections {

    private final String url;
    private final String user;
    private final String password;

    OwnConnections(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * The caller closes it.
     *
     * @param purpose what the database's list of sessions shows: {@code "shaopao listen"}
     */
    public Connection open(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", purpose);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, properties);
    }
}
