package shaopao.access;

/** On whose data a role is granted. */
enum ScopeKind {
    /** The whole school. */
    ALL,
    /** The college or department that the person belongs to, and those they head, with everything below. */
    OWN_COLLEGE,
    /** The classes whose counsellor or class teacher the person is. */
    OWN_CLASSES,
    /** The service items named in the grant. */
    OWN_ITEMS,
    /** The person alone. */
    SELF,
    /** The units named in the grant, with everything below. */
    UNITS
}
