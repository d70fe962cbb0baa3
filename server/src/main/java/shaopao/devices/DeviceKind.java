package shaopao.devices;

/** What a terminal is for. */
public enum DeviceKind {
    /** Lets people through a door. */
    GATE,
    /** Serves people in a hall by itself. */
    KIOSK,
    /** Takes payments. */
    TILL,
    /** Shows something, such as whose turn it is. */
    SCREEN
}
