package shaopao.pass;

/**
 * What a reader was shown.
 */
public sealed interface Shown {

    /** The bytes of a code, as they stand in the QR, or decoded from the text that a hand-held scanner types. */
    @SuppressWarnings("ArrayRecordComponent")
    record Code(byte[] bytes) implements Shown {}

    /** The number that a card tells its reader, in the spelling of the reader. */
    record Card(String number) implements Shown {}

    /** The text of a printed day pass. */
    record Paper(String text) implements Shown {}

    /** Takes any text that a scanner types: a code, or a printed pass by its first letters. */
    static Shown text(String text) {
        String typed = text.strip();
        return PaperRules.isPaper(typed)
                ? new Paper(typed)
                : new Code(CodeFormat.bytes(typed).orElseGet(() -> new byte[0]));
    }
}
