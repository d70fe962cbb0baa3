package shaopao.devices;

import java.util.Set;

/** What a module lets devices of a kind do: implemented above as a bean. */
public interface DevicePart {

    /** Permissions that devices of the kind hold over the whole school. */
    Set<String> permissions(DeviceKind kind);
}
