/**
 * Who learns what, where and when: sections of courses in the teaching weeks of a term, their lessons and exams, what
 * changes, and which rooms are free beside them.
 *
 * <p>A section meets on weekdays at numbered periods of some weeks; {@link shaopao.timetable.LessonRules} makes of it
 * one lesson for each day on which it is taught, by the period table of the campus and season, the country's days off
 * and the school's own teaching days. Lessons hold their rooms in the one store of {@code places}, so that nothing else
 * can be there. Two sections that one teacher teaches together in one room are one use of it.
 *
 * <p>Invariants: an import takes effect whole or not at all, and each row that is left out is told with its reason; a
 * lesson keeps its name through re-imports and changes, so that calendars follow it; a lesson has its room or is told
 * that it is taken; everybody concerned hears of a change once.
 *
 * <p>Vocabulary: section 教学班, lesson 课, period 节次, period table 作息时间表, teaching day 教学日, odd and even weeks 单双周,
 * exam 考试, feed 日历订阅, free room 空闲教室.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "secrets",
            "audit",
            "http",
            "calendar",
            "people",
            "access",
            "notices",
            "notices :: spi",
            "places",
            "places :: spi"
        })
package shaopao.timetable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
