package shaopao.timetable;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rooms as plans write them: {@code 上院418}, {@code 闵行 (上院/上院418)}, {@code 不安排教室}. Pure. */
final class RoomNames {

    private static final Pattern NONE = Pattern.compile("|.*(不安排|未定|待定|不排教室).*|无|/|-");
    private static final Pattern CAMPUS_AND_BUILDING = Pattern.compile("(\\S+) ?\\(([^/()]+)/(.+?)\\)?");
    private static final Pattern BUILDING = Pattern.compile("\\p{IsHan}{2,12}(?=.*[0-9A-Za-z])|.{1,12}?[楼馆院]");
    private static final Pattern FLOOR = Pattern.compile("(\\d{1,2})\\d{2}\\D*$");

    private RoomNames() {}

    /**
     * What a text says of a room.
     *
     * @param campus name of the campus, or empty
     * @param building name of the building, or empty
     */
    record RoomName(String code, String name, String campus, String building) {

        Optional<Integer> floor() {
            Matcher found = FLOOR.matcher(name);
            return found.find()
                    ? Optional.of(Integer.parseInt(found.group(1))).filter(floor -> floor >= 1 && floor <= 60)
                    : Optional.empty();
        }
    }

    /** Empty when the text says that there is no room. */
    static Optional<RoomName> parse(String text) {
        String tidy =
                text.replace('\u00a0', ' ').replace('（', '(').replace('）', ')').strip();
        if (NONE.matcher(tidy).matches()) {
            return Optional.empty();
        }
        Matcher found = CAMPUS_AND_BUILDING.matcher(tidy);
        if (found.matches()) {
            String name = found.group(3).strip();
            return Optional.of(new RoomName(
                    code(name), name, found.group(1), found.group(2).strip()));
        }
        Matcher building = BUILDING.matcher(tidy);
        return Optional.of(new RoomName(code(tidy), tidy, "", building.lookingAt() ? building.group() : ""));
    }

    /** The code of a place that is called so. */
    static String code(String name) {
        String code = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9\\p{IsHan}_.()-]", "-");
        String begun = code.replaceFirst("^[_.()-]+", "");
        return begun.substring(0, Math.min(40, begun.length()));
    }
}
