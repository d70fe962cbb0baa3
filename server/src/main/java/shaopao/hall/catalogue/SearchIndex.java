package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import shaopao.kernel.Words;

/** Finds items by what people type. Made once for all items that are shown, and never changed. */
final class SearchIndex {

    private static final int TERMS_MAX = 5;

    private final List<Entry> entries;

    SearchIndex(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * An item as it is looked for.
     *
     * @param titles what it is called: the name in both languages
     * @param keywords other words for it
     * @param english words of the English texts
     * @param told what is said about it: code, summary, department, category, tags
     */
    record Entry(
            String code, List<SearchText> titles, List<SearchText> keywords, List<String> english, List<String> told) {

        static Entry of(Item item, Words department) {
            return new Entry(
                    item.code(),
                    Stream.of(item.name().zh(), item.name().en())
                            .distinct()
                            .map(SearchText::of)
                            .toList(),
                    item.keywords().stream().map(SearchText::of).toList(),
                    Stream.of(item.name().en(), item.summary().en())
                            .flatMap(text -> Stream.of(text.split("[^A-Za-z]+")))
                            .map(SearchText::normal)
                            .filter(word -> word.length() > 2)
                            .distinct()
                            .toList(),
                    Stream.concat(
                                    Stream.of(
                                            item.code(),
                                            item.summary().zh(),
                                            item.summary().en(),
                                            department.zh(),
                                            department.en(),
                                            item.category().zh(),
                                            item.category().en()),
                                    item.tags().stream())
                            .map(SearchText::normal)
                            .distinct()
                            .toList());
        }
    }

    /** How well an item fits, the best first. */
    enum Fit {
        EXACT,
        TITLE_STARTS,
        TITLE_HAS,
        KEYWORD_HAS,
        PINYIN_STARTS,
        PINYIN_HAS,
        INITIALS_START,
        INITIALS_HAVE,
        TOLD,
        NEARLY,
        NOT
    }

    /** An item that was found. */
    record Hit(String code, Fit fit) {}

    /** The items that fit every word of the query, the best first; all when it is blank. */
    List<Hit> find(String query) {
        List<String> terms = Stream.of(query.strip().split("\\s+"))
                .map(SearchText::normal)
                .filter(term -> !term.isEmpty())
                .limit(TERMS_MAX)
                .toList();
        String whole = SearchText.normal(query);
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            Fit fit = whole.isEmpty() ? Fit.EXACT : fit(entry, whole);
            if (terms.size() > 1) {
                fit = best(fit, worst(entry, terms));
            }
            if (fit != Fit.NOT) {
                hits.add(new Hit(entry.code(), fit));
            }
        }
        hits.sort(Comparator.comparing(Hit::fit));
        return hits;
    }

    private static Fit worst(Entry entry, List<String> terms) {
        return terms.stream()
                .map(term -> fit(entry, term))
                .max(Comparator.naturalOrder())
                .orElse(Fit.NOT);
    }

    private static Fit fit(Entry entry, String query) {
        Fit fit = titled(entry, query);
        if (fit != Fit.NOT) {
            return fit;
        }
        if (entry.told().stream().anyMatch(text -> text.contains(query))) {
            return Fit.TOLD;
        }
        return nearly(entry, query) ? Fit.NEARLY : Fit.NOT;
    }

    private static Fit titled(Entry entry, String query) {
        Fit fit = Fit.NOT;
        for (SearchText title : entry.titles()) {
            if (title.plain().equals(query)) {
                return Fit.EXACT;
            }
            fit = best(fit, ranked(title.find(query, true), Fit.TITLE_STARTS, Fit.PINYIN_STARTS, Fit.INITIALS_START));
            if (query.length() > 1) {
                fit = best(fit, ranked(title.find(query, false), Fit.TITLE_HAS, Fit.PINYIN_HAS, Fit.INITIALS_HAVE));
            }
        }
        for (SearchText keyword : entry.keywords()) {
            if (keyword.plain().equals(query)) {
                return Fit.EXACT;
            }
            fit = best(fit, ranked(keyword.find(query, true), Fit.KEYWORD_HAS, Fit.PINYIN_HAS, Fit.INITIALS_HAVE));
            if (query.length() > 1) {
                fit = best(fit, ranked(keyword.find(query, false), Fit.KEYWORD_HAS, Fit.PINYIN_HAS, Fit.NOT));
            }
        }
        return query.equals(entry.code()) ? Fit.EXACT : fit;
    }

    private static Fit ranked(SearchText.Found found, Fit written, Fit pinyin, Fit initials) {
        return switch (found) {
            case AS_WRITTEN -> written;
            case BY_PINYIN -> pinyin;
            case BY_INITIALS -> initials;
            case NOT -> Fit.NOT;
        };
    }

    /** Typing errors: in the characters, in the pinyin, in an English word; and other characters of the same sound. */
    private static boolean nearly(Entry entry, String query) {
        String sound = SearchText.of(query).spelled();
        boolean chinese = !sound.equals(query);
        for (SearchText text : Stream.concat(entry.titles().stream(), entry.keywords().stream())
                .toList()) {
            String spelled = text.spelled();
            boolean alike = chinese
                    ? SearchText.nearly(query, text.plain()) || (query.length() > 1 && spelled.contains(sound))
                    : SearchText.nearly(query, spelled);
            if (alike) {
                return true;
            }
        }
        return entry.english().stream()
                .anyMatch(word -> Math.abs(word.length() - query.length()) <= 2
                        && word.charAt(0) == query.charAt(0)
                        && SearchText.nearly(query, word));
    }

    private static Fit best(Fit one, Fit other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
