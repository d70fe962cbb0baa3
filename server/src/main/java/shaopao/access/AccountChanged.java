package shaopao.access;

import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * What opens an account was changed; published within the transaction of the change.
 *
 * @param id of this one change
 * @param name of the passkey; empty otherwise
 */
public record AccountChanged(UUID id, PersonId person, What what, String name, String address) {

    /** The ways in. */
    public enum What {
        PASSWORD_CHANGED("password-changed"),
        PASSKEY_ADDED("passkey-added"),
        PASSKEY_REMOVED("passkey-removed");

        private final String code;

        What(String code) {
            this.code = code;
        }

        /** {@code password-changed} */
        public String code() {
            return code;
        }
    }
}
