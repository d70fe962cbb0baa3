package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shaopao.queue.DayRehearsal.Played;
import shaopao.queue.RegistrationWeek.Week;

/** The week as a picture: how long people waited through the day, and what was told against what came. */
final class RegistrationPlot {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int POINTS_MAX = 1_500;
    private static final double LONGEST = 60;

    private final Week week;
    private final long seed;
    private final StringBuilder out = new StringBuilder();

    RegistrationPlot(Week week, long seed) {
        this.week = week;
        this.seed = seed;
    }

    String svg() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                        + "font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        line("<title>A registration week, seed %d: waits and forecasts</title>", seed);
        line("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        waits(60, 60, 400, 280);
        forecasts(530, 60, 380, 280);
        text(
                60,
                400,
                "start",
                ("%,d of %,d got a ticket at once, 14 offices, 40 counters; longest wait %.0f min of %d; "
                                + "%.1f %% of forecasts held")
                        .formatted(
                                week.called().size(),
                                week.played().size(),
                                week.longest().toSeconds() / 60.0,
                                RegistrationWeek.WAIT_MAX.toMinutes(),
                                week.within() * 100));
        line("</svg>");
        return out.toString();
    }

    private void waits(int left, int top, int width, int height) {
        text(left, top - 20, "start", "Minutes waited, by time of day (middle, nine in ten, longest)");
        frame(left, top, width, height, "min");
        for (int hour = 8; hour <= 17; hour++) {
            text(x(left, width, hour, 8, 18), top + height + 18, "middle", hour + ":00");
        }
        for (int quarter = 8 * 4; quarter < 18 * 4; quarter++) {
            int slot = quarter;
            List<Double> waited = week.called().stream()
                    .filter(one -> quarter(one) == slot)
                    .map(one -> one.waited().toSeconds() / 60.0)
                    .sorted()
                    .toList();
            if (waited.size() >= 5) {
                int x = x(left, width, (quarter + 0.5) / 4, 8, 18);
                bar(x, y(top, height, waited.getLast()), y(top, height, 0), 6, "#d5dfec");
                bar(x, y(top, height, at(waited, 0.9)), y(top, height, 0), 6, "#7ea2cc");
                bar(x, y(top, height, at(waited, 0.5)), y(top, height, 0), 6, "#14508f");
            }
        }
    }

    private static int quarter(Played one) {
        LocalTime time = LocalTime.ofInstant(one.visitor().at(), Forecasts.ZONE);
        return time.toSecondOfDay() / 900;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    /** Each point one visit: what was told as the middle, and what came; grey when it lay within what was told. */
    private void forecasts(int left, int top, int width, int height) {
        text(left, top - 20, "start", "Told against what came, minutes (red: outside of what was told)");
        frame(left, top, width, height, "came");
        for (int minutes = 0; minutes <= LONGEST; minutes += 10) {
            text(x(left, width, minutes, 0, LONGEST), top + height + 18, "middle", String.valueOf(minutes));
        }
        line(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\" stroke-dasharray=\"4 4\"/>",
                left, top + height, left + width, top);
        List<Played> some = new ArrayList<>(week.called());
        int step = Math.max(1, some.size() / POINTS_MAX);
        for (int i = 0; i < some.size(); i += step) {
            Played one = some.get(i);
            double said = minutes(one, one.told().middle());
            double came = minutes(one, one.calledAt().orElseThrow());
            line(
                    "<circle cx=\"%d\" cy=\"%d\" r=\"1.8\" fill=\"%s\" fill-opacity=\"0.5\"/>",
                    x(left, width, said, 0, LONGEST),
                    y(top, height, came),
                    RegistrationWeek.held(one) ? "#14508f" : "#c0262d");
        }
    }

    private static double minutes(Played one, Instant at) {
        return Math.clamp(Duration.between(one.visitor().at(), at).toSeconds() / 60.0, 0, LONGEST);
    }

    private void frame(int left, int top, int width, int height, String unit) {
        for (int minutes = 0; minutes <= LONGEST; minutes += 10) {
            int y = y(top, height, minutes);
            line("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#e3e7ec\"/>", left, y, left + width, y);
            text(left - 8, y + 4, "end", String.valueOf(minutes));
        }
        text(left - 8, top - 6, "end", unit);
    }

    private void bar(int x, int top, int bottom, int width, String colour) {
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                x - width / 2, top, width, bottom - top, colour);
    }

    private static int x(int left, int width, double value, double from, double to) {
        return (int) Math.round(left + width * (value - from) / (to - from));
    }

    private static int y(int top, int height, double minutes) {
        return (int) Math.round(top + height * (1 - Math.min(1, minutes / LONGEST)));
    }

    private void text(int x, int y, String anchor, String words) {
        line("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#333\">%s</text>", x, y, anchor, words);
    }

    @com.google.errorprone.annotations.FormatMethod
    private void line(String pattern, Object... values) {
        out.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }
}
