package shaopao.hall.catalogue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shaopao.forms.Form;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;
import shaopao.workflow.Definition;

/**
 * One thing that people can apply for.
 *
 * @param code short name in Latin letters, unique in the school: "student-leave"
 * @param unit code of the office whose item it is; absent when the file names the office in words
 * @param department name of the office as the file has it; its code where the file gives that
 * @param tags free words for filters
 * @param keywords other words by which people look for it: synonyms, initials
 * @param audience who may apply, in the order of the kinds, since a version is the hash of its content
 * @param eligibility what else must hold; the first that does not is told
 * @param promisedDays working days within which the school promises to decide
 * @param batch code of the batch with which it is released
 * @param requiresTrial it goes live only when people have tried it
 * @param smsAfterMinutes whoever is asked gets an SMS when the message is unread then
 * @param rating whether applicants are asked how it went
 * @param counterOnly one cannot apply here: it is done at a counter and has a guide alone
 * @param guidance the parts of the guide
 * @param guide prose of the guide, Markdown, in Chinese
 */
public record Item(
        String code,
        Words name,
        Words summary,
        Optional<String> unit,
        Words department,
        Words category,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<String> tags,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<LifeEvent> events,
        List<String> keywords,
        Set<PersonKind> audience,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Condition> eligibility,
        int promisedDays,
        Optional<String> batch,
        boolean requiresTrial,
        Optional<Integer> smsAfterMinutes,
        boolean rating,
        boolean counterOnly,
        Form form,
        Definition flow,
        Optional<Guidance> guidance,
        String guide) {

    public Item {
        tags = inOrder(tags);
        events = inOrder(events);
        keywords = List.copyOf(keywords);
        audience = inOrder(audience);
        eligibility = List.copyOf(eligibility);
    }

    private static <T extends Comparable<T>> Set<T> inOrder(Collection<T> some) {
        return Collections.unmodifiableSet(new TreeSet<>(some));
    }
}
