package shaopao.timetable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;

/** Tells those who are examined, and those who teach them, of exams that are set, changed or dropped. */
@Component
class ExamNews {

    private final SectionStore sections;
    private final ExamStore exams;
    private final Rooms rooms;
    private final Notices notices;
    private final Clock clock;

    ExamNews(SectionStore sections, ExamStore exams, Rooms rooms, Notices notices, Clock clock) {
        this.sections = sections;
        this.exams = exams;
        this.rooms = rooms;
        this.notices = notices;
        this.clock = clock;
    }

    /** These are new, or at another time or in other rooms than before. */
    void set(Collection<Exam> some) {
        tell(some, TimetableNoticeKinds.EXAM);
    }

    /** These do not take place; to be told while they are still there. */
    void dropped(Collection<Exam> some) {
        tell(some, TimetableNoticeKinds.EXAM_DROPPED);
    }

    /** Nor do any of these sections, which are about to go. */
    void dropped(Set<SectionId> leaving) {
        dropped(exams.of(leaving));
    }

    /** What is over interests nobody. */
    private void tell(Collection<Exam> some, String kind) {
        Instant now = clock.instant();
        List<Exam> ahead =
                some.stream().filter(exam -> exam.startsAt().isAfter(now)).toList();
        Set<SectionId> ids = ahead.stream().map(Exam::section).collect(Collectors.toSet());
        Map<SectionId, Section> known = sections.sections(ids);
        Map<SectionId, List<PersonId>> members = sections.members(ids);
        Map<ExamId, Set<PersonId>> seated =
                exams.seated(ahead.stream().map(Exam::id).toList());
        List<NewNotice> all = new ArrayList<>();
        for (Exam exam : ahead) {
            Set<PersonId> people = new HashSet<>(members.getOrDefault(exam.section(), List.of()));
            people.addAll(seated.getOrDefault(exam.id(), Set.of()));
            Optional.ofNullable(known.get(exam.section()))
                    .filter(_ -> !people.isEmpty())
                    .ifPresent(section -> all.add(notice(exam, section, kind, people)));
        }
        notices.sendAll(all);
    }

    private NewNotice notice(Exam exam, Section section, String kind, Set<PersonId> people) {
        RoomBook book = rooms.book();
        return NewNotice.of(kind, kind + "/" + exam.id() + "/" + exam.sequence(), people)
                .with("course", section.name())
                .with("exam", exam.kind())
                .with("held", SlotWords.of(exam.startsAt(), exam.endsAt()))
                .with(
                        "room",
                        SlotWords.list(exam.rooms().stream()
                                .map(room -> SlotWords.room(Optional.of(room), book))
                                .toList()))
                .linkedTo("/day");
    }
}
