package shaopao.gates;

import shaopao.pass.Reader;
import shaopao.places.CampusPlace;

/**
 * An entry point ready to decide.
 *
 * @param reader how passes name it: by its entry point, with all places in which it lies
 * @param version of the policy; 0 when nobody has written one
 */
record Gate(EntryPoint entry, CampusPlace place, Reader reader, GateRules.Ready ready, long version) {}
