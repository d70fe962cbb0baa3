package shaopao.people;

import java.util.Optional;
import java.util.UUID;

/**
 * A unit of the school in the flat list of the tree.
 *
 * @param students head count of students in it and below
 * @param staff head count of staff in it and below
 */
record UnitNode(UUID id, String code, String name, String kind, Optional<UUID> parentId, long students, long staff) {}
