package shaopao.people;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a JPEG has to be turned to stand upright: the value of the Exif tag Orientation (CIPA DC-008, 0x0112), 1 to 8;
 * whatever cannot be read counts as 1, as it stands.
 */
final class ExifTurn {

    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final long EXIF = 0x457869660000L;
    private static final short ORIENTATION = 0x0112;
    private static final int SEGMENTS_MAX = 100;
    private static final int TAGS_MAX = 500;

    private ExifTurn() {}

    static int of(byte[] jpeg) {
        try {
            return search(ByteBuffer.wrap(jpeg));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
            return 1;
        }
    }

    /** Whether width and height change places. */
    static boolean aside(int turn) {
        return turn >= 5;
    }

    /** Turns a picture of this width and height, as it lies. */
    static AffineTransform transform(int turn, int width, int height) {
        return switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static int search(ByteBuffer jpeg) {
        jpeg.position(2);
        for (int segment = 0; segment < SEGMENTS_MAX; segment++) {
            int marker = Short.toUnsignedInt(jpeg.getShort());
            if (marker == START_OF_SCAN || marker < 0xFF00) {
                return 1;
            }
            int length = Short.toUnsignedInt(jpeg.getShort()) - 2;
            if (marker == APP1 && length > 14 && (jpeg.getLong(jpeg.position()) >>> 16) == EXIF) {
                return turn(jpeg.slice(jpeg.position() + 6, length - 6));
            }
            jpeg.position(jpeg.position() + length);
        }
        return 1;
    }

    private static int turn(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        int tags = Math.min(Short.toUnsignedInt(tiff.getShort()), TAGS_MAX);
        for (int tag = 0; tag < tags; tag++) {
            int at = tiff.position();
            if (tiff.getShort() == ORIENTATION) {
                int value = Short.toUnsignedInt(tiff.getShort(at + 8));
                return value >= 1 && value <= 8 ? value : 1;
            }
            tiff.position(at + 12);
        }
        return 1;
    }
}
