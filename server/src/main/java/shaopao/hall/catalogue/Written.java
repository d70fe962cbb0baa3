package shaopao.hall.catalogue;

/**
 * An item as somebody wrote it: the text of {@code item.yaml} and of {@code guide.md}.
 *
 * @param guide empty when there is none
 */
record Written(String source, String guide) {}
