package shaopao.gates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a fact of the register is about. The first word is the one that files are written with. */
enum GateFactKind {
    /** Lives in a place: the word is its code. */
    RESIDENCE("住宿", "residence", "住校"),
    /** Lives off campus; no word. */
    OFF_CAMPUS("校外住宿", "off campus", "off-campus", "走读"),
    /** Stands somewhere in a campaign: the word is its code. */
    CAMPAIGN("活动进度", "campaign", "迎新", "离校"),
    /** Any word that policies ask for. */
    MARK("标记", "mark");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> words;

    GateFactKind(String... words) {
        this.words = List.of(words);
    }

    String title() {
        return words.getFirst();
    }

    /** As files say it, or by its name. */
    static Optional<GateFactKind> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        for (GateFactKind kind : values()) {
            if (kind.words.contains(word)
                    || kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether a person has one of it at a time from one source: who moves lives no more where they lived. */
    boolean single() {
        return this == RESIDENCE || this == OFF_CAMPUS;
    }
}
