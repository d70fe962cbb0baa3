package shaopao.hall;

import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * Something about an application that people are told.
 *
 * @param code of the kind of message
 * @param seq of the event in the case's history, by which the telling is known
 * @param node key of the step; empty when there is none
 * @param person by whom it came about; may be empty
 * @param opinion in that person's words; may be empty
 * @param bySms whether whoever is told may be reminded by SMS
 */
record CaseNews(String code, int seq, Set<PersonId> to, String node, String person, String opinion, boolean bySms) {}
