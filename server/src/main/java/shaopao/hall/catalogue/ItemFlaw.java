package shaopao.hall.catalogue;

/**
 * Something wrong in a file of the catalogue.
 *
 * @param line from 1
 * @param column from 1
 */
record ItemFlaw(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
