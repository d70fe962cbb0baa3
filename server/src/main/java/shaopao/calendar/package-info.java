/**
 * Which days are worked, at which hours, and in which week of which term.
 *
 * <p>China's days off and make-up days are announced for one year by a notice of the State Council, as a rule in
 * November of the year before. The notices are data: those known at release are shipped, the coming one is brought
 * in by staff. Until a year is announced its weekdays are assumed to be worked and its weekends free, and every
 * answer that rests on this says so ({@code announced} is false).
 *
 * <p>Working time runs during office hours on working days in Asia/Shanghai. A span of days follows articles 201 and
 * 203 of the Civil Code: the day on which it starts does not count, and it ends when business closes on its last
 * day. A span of hours counts office time only. A paused countdown stands still; resumed, it is due later by exactly
 * the office time that the pause covered.
 *
 * <p>Vocabulary: {@link shaopao.calendar.CalendarDay}, {@link shaopao.calendar.Term} and its teaching weeks (教学周),
 * office hours of a campus, {@link shaopao.calendar.Span}, {@link shaopao.calendar.Deadline},
 * {@link shaopao.calendar.Countdown}. The arithmetic is in {@link shaopao.calendar.WorkingTime}, pure.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db"})
package shaopao.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
