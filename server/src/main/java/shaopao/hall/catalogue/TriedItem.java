package shaopao.hall.catalogue;

import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * An item of which a version is given to people to try.
 *
 * @param unit the department whose item it is
 * @param live another version is open to all meanwhile
 */
public record TriedItem(String code, Words name, Optional<UUID> unit, boolean live, LiveItem tried) {}
