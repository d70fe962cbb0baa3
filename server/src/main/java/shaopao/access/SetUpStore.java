package shaopao.access;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of set-up codes. */
@Repository
class SetUpStore {

    private final JdbcClient jdbc;

    SetUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(byte[] codeHash, Instant expiresAt, Instant now) {
        jdbc.sql("delete from access.set_up_code where expires_at <= :now")
                .param("now", now)
                .update();
        jdbc.sql("insert into access.set_up_code (code_hash, expires_at) values (:hash, :expires)")
                .param("hash", codeHash)
                .param("expires", expiresAt)
                .update();
    }

    /** True for a code that is good; all codes are gone then. Of two at once one is told so. */
    boolean use(byte[] codeHash, Instant now) {
        boolean good = jdbc.sql("delete from access.set_up_code where code_hash = :hash and expires_at > :now")
                        .param("hash", codeHash)
                        .param("now", now)
                        .update()
                == 1;
        if (good) {
            jdbc.sql("delete from access.set_up_code").update();
        }
        return good;
    }
}
