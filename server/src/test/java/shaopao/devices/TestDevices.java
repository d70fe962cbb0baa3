package shaopao.devices;

import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;

/** Terminals for tests of other modules. */
public final class TestDevices {

    private TestDevices() {}

    /** A terminal that waits for its code. */
    public record Waiting(DeviceId id, String code) {}

    /** A gate that waits for its code. */
    public static Waiting announced(ApplicationContext context, String name) {
        return announced(context, DeviceKind.GATE, name);
    }

    /** A terminal of a kind that waits for its code. */
    public static Waiting announced(ApplicationContext context, DeviceKind kind, String name) {
        Devices.Announced announced = context.getBean(Devices.class).announce(Actor.system("test"), kind, name, "东门");
        return new Waiting(announced.device().id(), announced.code());
    }

    /** A gate with this public key (Base64). */
    public static DeviceId enrolled(ApplicationContext context, String publicKey) {
        return context.getBean(Devices.class)
                .enrol(announced(context, "闸机").code(), publicKey, "127.0.0.1")
                .id();
    }

    public static void revoke(ApplicationContext context, String id) {
        context.getBean(Devices.class).revoke(Actor.system("test"), DeviceId.of(id));
    }
}
