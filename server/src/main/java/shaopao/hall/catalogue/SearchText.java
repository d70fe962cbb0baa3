package shaopao.hall.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shaopao.people.Readings;

/**
 * A text that is looked for by its characters, their pinyin, or the first letters of it, mixed as people type:
 * {@code 学生请假} is found by {@code 请假}, {@code qingjia}, {@code qj}, {@code xsqj}, {@code 学生qj} and {@code qingj}.
 */
final class SearchText {

    /** A query longer than this is no pinyin that somebody types. */
    private static final int SPELLED_MAX = 40;

    private static final int NEVER = 9;

    private final String plain;
    private final List<List<String>> readings;

    private SearchText(String plain) {
        this.plain = plain;
        this.readings = new ArrayList<>(plain.length());
        for (int place = 0; place < plain.length(); place++) {
            readings.add(Readings.of(plain.charAt(place)));
        }
    }

    static SearchText of(String text) {
        return new SearchText(normal(text));
    }

    /** Half-width, small letters, without blanks and signs. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cntrl}\\p{P}\\p{S}]", "");
    }

    String plain() {
        return plain;
    }

    /** How a query stands in a text, the best first. */
    enum Found {
        AS_WRITTEN,
        BY_PINYIN,
        BY_INITIALS,
        NOT
    }

    /**
     * How the query is found.
     *
     * @param atStart whether it must begin where the text begins
     */
    Found find(String query, boolean atStart) {
        if (query.isEmpty() || (atStart ? plain.startsWith(query) : plain.contains(query))) {
            return Found.AS_WRITTEN;
        }
        if (query.length() > SPELLED_MAX) {
            return Found.NOT;
        }
        int[][] cost = costs(query);
        int best = NEVER;
        for (int place = 0; place < (atStart ? Math.min(1, plain.length()) : plain.length()); place++) {
            best = Math.min(best, cost[0][place]);
        }
        return best == NEVER ? Found.NOT : Found.values()[best];
    }

    /** For each rest of the query and each place of the text: the worst way of reading that is needed, at best. */
    private int[][] costs(String query) {
        int[][] cost = new int[query.length() + 1][plain.length() + 1];
        for (int at = query.length() - 1; at >= 0; at--) {
            cost[at][plain.length()] = NEVER;
            for (int place = plain.length() - 1; place >= 0; place--) {
                cost[at][place] = cost(query, at, place, cost);
            }
        }
        return cost;
    }

    private int cost(String query, int at, int place, int[][] cost) {
        int best = query.charAt(at) == plain.charAt(place) ? cost[at + 1][place + 1] : NEVER;
        for (String reading : readings.get(place)) {
            int rest = query.length() - at;
            if (query.startsWith(reading, at)) {
                best = Math.min(best, Math.max(1, cost[at + reading.length()][place + 1]));
            } else if (rest < reading.length() && (rest > 1 || at > 0) && reading.startsWith(query.substring(at))) {
                best = Math.min(best, 1);
            }
            if (query.charAt(at) == reading.charAt(0)) {
                best = Math.min(best, Math.max(2, cost[at + 1][place + 1]));
            }
        }
        return best;
    }

    /** The text in pinyin, each character in its usual reading. */
    String spelled() {
        StringBuilder spelled = new StringBuilder();
        for (int place = 0; place < plain.length(); place++) {
            List<String> of = readings.get(place);
            spelled.append(of.isEmpty() ? String.valueOf(plain.charAt(place)) : of.getFirst());
        }
        return spelled.toString();
    }

    /** Whether the query stands somewhere in the text with a typing error or two, the more the longer it is. */
    static boolean nearly(String query, String text) {
        int allowed = errorsMax(query);
        return allowed > 0 && distance(query, text) <= allowed;
    }

    /** Chinese is dense: one wrong character of three is a typing error, one wrong letter of three another word. */
    private static int errorsMax(String query) {
        boolean letters = query.chars().allMatch(character -> character < 128);
        int length = query.length();
        if (letters) {
            return length < 4 ? 0 : length < 8 ? 1 : 2;
        }
        return length < 3 ? 0 : length < 6 ? 1 : 2;
    }

    /** Least edits, a swap of neighbours being one, between the query and any part of the text (Sellers 1980). */
    private static int distance(String query, String text) {
        int[] before = new int[text.length() + 1];
        int[] last = new int[text.length() + 1];
        for (int row = 1; row <= query.length(); row++) {
            int[] now = new int[text.length() + 1];
            now[0] = row;
            for (int column = 1; column <= text.length(); column++) {
                boolean same = query.charAt(row - 1) == text.charAt(column - 1);
                now[column] = Math.min(Math.min(now[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
                if (row > 1
                        && column > 1
                        && query.charAt(row - 1) == text.charAt(column - 2)
                        && query.charAt(row - 2) == text.charAt(column - 1)) {
                    now[column] = Math.min(now[column], before[column - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        int least = query.length();
        for (int ends : last) {
            least = Math.min(least, ends);
        }
        return least;
    }
}
