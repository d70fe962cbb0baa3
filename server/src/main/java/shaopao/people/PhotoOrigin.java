package shaopao.people;

/** Where a photo of a person came from. */
public enum PhotoOrigin {
    /** The school's own systems, as a file. */
    IMPORT,
    /** Staff at a counter, with the person before them. */
    DESK,
    /** The person; nobody of the school has compared it with a face. */
    PERSON
}
