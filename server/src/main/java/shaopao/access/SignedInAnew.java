package shaopao.access;

import shaopao.kernel.PersonId;

/**
 * A person who has signed in before did so with a browser or system never seen with them; published within the
 * transaction of the sign-in.
 *
 * @param device what people recognise, {@code Chrome · Windows}; may be empty
 */
public record SignedInAnew(PersonId person, String session, String device, String address) {}
