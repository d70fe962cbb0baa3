package shaopao.people;

/** What became of a file that was handed in as a photo. */
sealed interface PhotoPrint {

    /** A plain JPEG of at most 480 × 640, upright, without anything beside the picture. */
    @SuppressWarnings("ArrayRecordComponent")
    record Made(byte[] jpeg, int width, int height) implements PhotoPrint {}

    /** It cannot be taken. */
    record Refused(Flaw why) implements PhotoPrint {}
}
