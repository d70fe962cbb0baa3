package shaopao.gates;

import java.util.Optional;
import shaopao.devices.DeviceId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/**
 * Where people pass into a place or out of it.
 *
 * @param device the reader that stands there
 */
record EntryPoint(EntryId id, PlaceId place, Words name, Direction way, Optional<DeviceId> device) {}
