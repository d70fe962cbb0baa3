package shaopao.people;

/**
 * A cell that cannot be taken.
 *
 * @param row row of the file, the header being 1
 * @param value what stands there, cut to 60 characters; identity numbers are masked
 */
record BadCell(long row, String column, Flaw reason, String value) {

    private static final int VALUE_MAX = 60;

    BadCell {
        column = printable(column);
        value = printable(column.equals("identityNumber") ? Masks.identity(value) : value);
    }

    private static String printable(String text) {
        String cut = text.length() > VALUE_MAX ? text.substring(0, VALUE_MAX) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }
}
