package shaopao.access;

import java.util.Set;

/**
 * A named set of permissions.
 *
 * @param permissions as they take effect; a role that holds everything lists everything
 * @param implied follows from what a person is, and is granted to nobody by hand
 */
record Role(String code, String nameZh, String nameEn, Set<String> permissions, boolean implied) {}
