package shaopao.pass;

/** What people may take. */
enum EntitlementKind {
    VOUCHER,
    SUPPLIES,
    /** The pack for new students whose family is in need (绿色通道). */
    GREEN_CHANNEL
}
