package shaopao.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.kernel.DemoPart;

/** Two school years and the time tables of two campuses of the demo school. */
@Component
class CalendarDemo implements DemoPart {

    private final Calendar calendar;

    CalendarDemo(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public int floor() {
        return 1;
    }

    @Override
    public String title() {
        return "学期与作息时间";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        term("2025-2026-1", "2025—2026学年第一学期", "2025-09-06", "2026-01-25", "2025-09-08", 20);
        term("2025-2026-2", "2025—2026学年第二学期", "2026-02-28", "2026-07-19", "2026-03-02", 20);
        term("2026-2027-1", "2026—2027学年第一学期", "2026-09-05", "2027-01-24", "2026-09-07", 20);
        term("2026-2027-2", "2026—2027学年第二学期", "2027-02-27", "2027-07-18", "2027-03-01", 20);
        progress.at(4, 16);
        for (int year = 2025; year <= 2027; year++) {
            hours("主校区", "夏季作息", year + "-05-01", year + "-09-30", "08:00-12:00", "14:30-18:00");
            hours("主校区", "冬季作息", year + "-10-01", year + 1 + "-04-30", "08:00-12:00", "14:00-17:30");
            hours("东校区", "全年作息", year + "-01-01", year + "-12-31", "08:30-12:00", "13:30-17:30");
            hours("主校区", "暑假值班", year + "-07-20", year + "-08-23", "09:00-11:30", "14:30-16:30");
        }
        progress.at(16, 16);
    }

    private void term(String code, String name, String firstDay, String lastDay, String firstMonday, int weeks) {
        calendar.save(new Term(
                TermId.next(),
                code,
                name,
                LocalDate.parse(firstDay),
                LocalDate.parse(lastDay),
                LocalDate.parse(firstMonday),
                weeks));
    }

    private void hours(String campus, String name, String firstDay, String lastDay, String... shifts) {
        calendar.save(new OfficeHours(
                campus,
                name,
                LocalDate.parse(firstDay),
                LocalDate.parse(lastDay),
                List.of(shifts).stream().map(OfficeShift::parse).toList()));
    }
}
