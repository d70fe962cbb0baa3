package shaopao.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A week from Monday; {@code term} and {@code week} are absent outside of the teaching weeks. */
record MyWeek(
        LocalDate monday,
        Optional<String> term,
        Optional<Integer> week,
        List<ClassPeriod> periods,
        List<MyDays.MyDay> days) {}
