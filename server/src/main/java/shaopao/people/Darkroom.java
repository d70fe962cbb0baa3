package shaopao.people;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import shaopao.people.PhotoRules.Size;

/**
 * Makes a plain photo of whatever was handed in: reads it, turns it upright, and writes it anew, so that no byte of the
 * sender's file (Exif, place, thumbnails, what hides behind the picture) is kept. The only class that decodes pictures.
 */
final class Darkroom {

    /** A progressive JPEG of many pixels takes memory while it is read; more than two at once wait. */
    private static final Semaphore PLACES = new Semaphore(2);

    private static final float QUALITY = 0.85f;

    private Darkroom() {}

    static PhotoPrint print(byte[] content) {
        if (content.length > PhotoRules.BYTES_MAX) {
            return new PhotoPrint.Refused(Flaw.PHOTO_TOO_LARGE);
        }
        Optional<String> format = PhotoRules.format(content);
        if (format.isEmpty()) {
            return new PhotoPrint.Refused(Flaw.NOT_A_PHOTO);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.get()).next();
        PLACES.acquireUninterruptibly();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            return print(reader, format.get().equals("jpeg") ? ExifTurn.of(content) : 1);
        } catch (IOException | RuntimeException _) {
            // readers throw almost anything at bytes that only look like a picture
            return new PhotoPrint.Refused(Flaw.PHOTO_BROKEN);
        } finally {
            PLACES.release();
            reader.dispose();
        }
    }

    private static PhotoPrint print(ImageReader reader, int turn) throws IOException {
        Size lying = new Size(reader.getWidth(0), reader.getHeight(0));
        Size upright = lying.turned(ExifTurn.aside(turn));
        Optional<Flaw> flaw = PhotoRules.flaw(upright);
        if (flaw.isPresent()) {
            return new PhotoPrint.Refused(flaw.get());
        }
        AtomicBoolean cut = new AtomicBoolean();
        reader.addIIOReadWarningListener((_, warning) -> {
            // a file that breaks off is filled up with grey, and only a warning tells of it
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                cut.set(true);
            }
        });
        int step = PhotoRules.step(upright);
        ImageReadParam wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, wanted);
        if (cut.get()) {
            return new PhotoPrint.Refused(Flaw.PHOTO_BROKEN);
        }
        Size kept = PhotoRules.kept(upright);
        BufferedImage small = scaled(read, kept.turned(ExifTurn.aside(turn)));
        AffineTransform turning = ExifTurn.transform(turn, small.getWidth(), small.getHeight());
        BufferedImage made = turn == 1 ? small : drawn(small, kept, turning);
        return new PhotoPrint.Made(jpeg(made), kept.width(), kept.height());
    }

    /** By halves first, so that every pixel of the original has its part. */
    private static BufferedImage scaled(BufferedImage picture, Size wanted) {
        boolean plain = picture.getType() == BufferedImage.TYPE_3BYTE_BGR;
        if (plain && picture.getWidth() == wanted.width() && picture.getHeight() == wanted.height()) {
            return picture;
        }
        BufferedImage now = picture;
        while (now.getWidth() >= 2 * wanted.width() && now.getHeight() >= 2 * wanted.height()) {
            now = scaledOnce(now, new Size(now.getWidth() / 2, now.getHeight() / 2));
        }
        return scaledOnce(now, wanted);
    }

    private static BufferedImage scaledOnce(BufferedImage picture, Size wanted) {
        return drawn(
                picture,
                wanted,
                AffineTransform.getScaleInstance(
                        (double) wanted.width() / picture.getWidth(), (double) wanted.height() / picture.getHeight()));
    }

    private static BufferedImage drawn(BufferedImage picture, Size size, AffineTransform transform) {
        BufferedImage sheet = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, size.width(), size.height());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(picture, transform, null);
        } finally {
            pen.dispose();
        }
        return sheet;
    }

    /** The picture alone, as JPEG. */
    static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
