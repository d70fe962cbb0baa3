package shaopao.hall.catalogue;

/**
 * A version of an item.
 *
 * @param version hash of the content
 * @param definition hash under which {@code workflow} keeps the flow
 */
public record LiveItem(String version, String definition, Item item) {}
