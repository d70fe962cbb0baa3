package shaopao.notices;

/**
 * Texts with examples in them.
 *
 * @param segments how many SMS the short text takes, and so costs; 0 when there is none
 * @param characters of the short text with the signature, as they count for SMS
 * @param unicode whether it holds a character outside the GSM alphabet, which halves a segment
 */
record TemplatePreview(
        String language, String title, String body, String sms, int segments, int characters, boolean unicode) {}
