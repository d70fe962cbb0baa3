package shaopao.calendar;

import java.time.LocalDate;
import java.util.List;

/** One year's notice of days off and make-up days; {@code papers} are the addresses of the notice itself. */
record Notice(int year, List<String> papers, List<Day> days) {

    /** Named as in the data that is shipped. */
    record Day(String name, LocalDate date, boolean isOffDay) {}

    Notice {
        papers = List.copyOf(papers);
        days = List.copyOf(days);
    }
}
