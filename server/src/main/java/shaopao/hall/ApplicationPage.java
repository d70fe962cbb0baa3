package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.calendar.Countdown;
import shaopao.files.FileId;
import shaopao.forms.Form;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.workflow.CaseEvent;

/**
 * An application on one page. Fields that are hidden from the reader are in neither form nor answers.
 *
 * @param form as it was when it was handed in
 * @param open keys of the fields that the reader's own to-do opens
 * @param timeline what happened, oldest first
 * @param seen the reader has seen the timeline up to the entry of this number
 * @param unread messages of others since the reader last looked
 * @param waiting for whom it waits now
 * @param ahead who would be asked next if everybody agreed; a prediction
 * @param todo the reader's own open to-do
 * @param changes what is answered otherwise than when the reader last decided
 * @param mine whether the reader handed it in
 */
record ApplicationPage(
        ApplicationCard card,
        int version,
        Form form,
        Map<String, Object> answers,
        List<String> open,
        List<TimelineEntry> timeline,
        int seen,
        int unread,
        List<WaitingFor> waiting,
        List<Ahead> ahead,
        Clock clock,
        Optional<OwnTodo> todo,
        Optional<ChangeRules.Changes> changes,
        boolean mine,
        Possible possible,
        List<HandedInFile> materials,
        List<Supplement> supplements,
        Optional<CaseResult> result,
        Optional<Rating> rating,
        Optional<Assigned> assignee) {

    /** One person who is asked, since when. */
    record WaitingFor(Optional<Words> node, PersonId id, String person, int todo, Instant since) {}

    /** A step to come, with the people of today. */
    record Ahead(Optional<Words> node, List<String> people, boolean told) {}

    /**
     * The promise against what was needed, in working time.
     *
     * @param dueAt absent while it stands still, and when nothing is promised
     * @param usedMinutes of working time that the school has had it
     * @param pauses when it stood still
     */
    record Clock(
            int promisedDays,
            Optional<Instant> dueAt,
            long usedMinutes,
            boolean running,
            boolean overdue,
            List<Countdown.Pause> pauses) {}

    /**
     * What the reader is asked.
     *
     * @param forName name of the person for whom the reader stands in; absent when it is the reader's own
     * @param signature a hand-written one is needed to agree and to reject
     * @param opinion words are needed to agree as well
     * @param choose later steps for which the reader names who decides
     */
    record OwnTodo(
            int number,
            CaseEvent.TodoKind kind,
            Optional<Words> node,
            Optional<String> forName,
            boolean signature,
            boolean opinion,
            List<NamedNode> choose) {}

    /**
     * What the reader may do now.
     *
     * @param returnable nodes to which the reader may return it, beside the applicant
     * @param jumpable nodes to which one who answers for the item may set it
     */
    record Possible(List<PossibleAct> acts, List<NamedNode> returnable, List<NamedNode> jumpable) {}

    /**
     * An act of the reader, with what stands in its way.
     *
     * @param todo the to-do that it is about
     * @param problem code of the refusal that it would meet; absent when it would be done
     * @param reason the same in words
     */
    record PossibleAct(
            ActOnApplication.Kind act, Optional<Integer> todo, Optional<String> problem, Optional<String> reason) {}

    record NamedNode(String key, Words name) {}

    /** A file that was handed in; its address checks the reader and leads on to the content for some minutes. */
    record HandedInFile(FileId id, Words field, String name, long bytes, String url) {}

    /** Who looks after it; shown to those who answer for the item. */
    record Assigned(PersonId id, String name) {}
}
