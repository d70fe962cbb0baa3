package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the files that people hand in as photos. */
@Tag("once")
class DarkroomTests {

    @ParameterizedTest
    @CsvSource({
        "3000, 4000, 480, 640",
        "358, 441, 358, 441",
        "1200, 1200, 480, 480",
        "600, 1200, 320, 640",
        "120, 160, 120, 160",
        "961, 1281, 480, 640"
    })
    void photoIsMadeSmallerInItsShapeAndNeverLarger(int width, int height, int keptWidth, int keptHeight) {
        PhotoPrint.Made made = made(Pictures.jpeg(width, height));
        assertThat(made.width()).isEqualTo(keptWidth);
        assertThat(made.height()).isEqualTo(keptHeight);
        BufferedImage picture = Pictures.read(made.jpeg());
        assertThat(picture.getWidth()).isEqualTo(keptWidth);
        assertThat(picture.getHeight()).isEqualTo(keptHeight);
        assertThat(reddish(picture, 0.5, 0.1)).isTrue();
        assertThat(reddish(picture, 0.5, 0.9)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 0.2, 0.5, 0.8",
        "2, 0.5, 0.2, 0.5, 0.8",
        "3, 0.5, 0.8, 0.5, 0.2",
        "4, 0.5, 0.8, 0.5, 0.2",
        "5, 0.2, 0.5, 0.8, 0.5",
        "6, 0.8, 0.5, 0.2, 0.5",
        "7, 0.8, 0.5, 0.2, 0.5",
        "8, 0.2, 0.5, 0.8, 0.5"
    })
    void photoIsTurnedUprightAndKeepsNothingOfItsExif(int turn, double redX, double redY, double blueX, double blueY) {
        boolean aside = turn >= 5;
        byte[] file = Pictures.withExif(aside ? Pictures.jpeg(800, 600) : Pictures.jpeg(600, 800), turn, turn % 2 == 0);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Exif", "30.2741");
        PhotoPrint.Made made = made(file);
        BufferedImage picture = Pictures.read(made.jpeg());
        assertThat(picture.getWidth()).isEqualTo(480);
        assertThat(picture.getHeight()).isEqualTo(640);
        assertThat(reddish(picture, redX, redY)).isTrue();
        assertThat(reddish(picture, blueX, blueY)).isFalse();
        assertThat(new String(made.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS", "30.2741");
    }

    @Test
    void aTurnThatMakesNoSenseIsNone() {
        byte[] jpeg = Pictures.jpeg(150, 200);
        assertThat(ExifTurn.of(Pictures.withExif(jpeg, 9, true))).isEqualTo(1);
        assertThat(ExifTurn.of(Pictures.withExif(jpeg, 0, false))).isEqualTo(1);
        assertThat(ExifTurn.of(jpeg)).isEqualTo(1);
        byte[] turned = Pictures.withExif(jpeg, 6, true);
        assertThat(ExifTurn.of(turned)).isEqualTo(6);
        for (int length = 2; length < 60; length++) {
            assertThat(ExifTurn.of(Arrays.copyOf(turned, length))).isIn(1, 6);
        }
    }

    @Test
    void whatIsSeeThroughStandsOnWhite() {
        BufferedImage empty = new BufferedImage(300, 400, BufferedImage.TYPE_INT_ARGB);
        BufferedImage picture = Pictures.read(made(Pictures.file(empty, "png")).jpeg());
        assertThat(new Color(picture.getRGB(150, 200))).isEqualTo(Color.WHITE);
    }

    @Test
    void pictureThatPromisesTooMuchIsRefusedBeforeItIsDecoded() {
        assertThat(flaw(Pictures.promised(30_000, 30_000))).contains(Flaw.PHOTO_TOO_MANY_PIXELS);
        assertThat(flaw(Pictures.promised(12_001, 600))).contains(Flaw.PHOTO_TOO_MANY_PIXELS);
        assertThat(flaw(Pictures.promised(4_000, 4_001))).contains(Flaw.PHOTO_TOO_MANY_PIXELS);
        assertThat(flaw(Pictures.promised(3_000, 4_000))).contains(Flaw.PHOTO_BROKEN);
    }

    @Test
    void whatIsNoPhotoOfAPersonIsRefusedWithItsReason() {
        assertThat(flaw(Pictures.jpeg(119, 200))).contains(Flaw.PHOTO_TOO_SMALL);
        assertThat(flaw(Pictures.jpeg(140, 159))).contains(Flaw.PHOTO_TOO_SMALL);
        assertThat(flaw(Pictures.jpeg(401, 400))).contains(Flaw.PHOTO_NOT_UPRIGHT);
        assertThat(flaw(Pictures.jpeg(200, 401))).contains(Flaw.PHOTO_NOT_UPRIGHT);
        assertThat(flaw(Pictures.withExif(Pictures.jpeg(600, 800), 6, true))).contains(Flaw.PHOTO_NOT_UPRIGHT);
        assertThat(flaw(new byte[0])).contains(Flaw.NOT_A_PHOTO);
        assertThat(flaw(new byte[PhotoRules.BYTES_MAX + 1])).contains(Flaw.PHOTO_TOO_LARGE);
        BufferedImage picture = Pictures.halves(200, 260, BufferedImage.TYPE_INT_RGB);
        assertThat(flaw(Pictures.file(picture, "gif"))).contains(Flaw.NOT_A_PHOTO);
        assertThat(flaw("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
                .contains(Flaw.NOT_A_PHOTO);
        assertThat(flaw("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII)))
                .contains(Flaw.NOT_A_PHOTO);
    }

    @Test
    void photoThatBreaksOffIsRefused() {
        BufferedImage noise = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 400; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] whole = Pictures.file(noise, format);
            made(whole);
            assertThat(flaw(Arrays.copyOf(whole, whole.length / 2))).contains(Flaw.PHOTO_BROKEN);
        }
    }

    @Test
    void changedBytesAreTakenOrRefusedAndNothingElse() {
        Random random = new Random(42);
        byte[][] files = {
            Pictures.withExif(Pictures.jpeg(160, 200), 3, true),
            Pictures.file(Pictures.halves(160, 200, BufferedImage.TYPE_INT_ARGB), "png")
        };
        for (int round = 0; round < 600; round++) {
            byte[] file = files[round % files.length].clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                file[random.nextInt(Math.min(file.length, 700))] = (byte) random.nextInt();
            }
            if (Darkroom.print(file) instanceof PhotoPrint.Made made) {
                assertThat(made.width()).isLessThanOrEqualTo(PhotoRules.WIDTH_MAX);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20230101.jpg", "T1001.JPEG", "照片/2023/20230101.png", "a_b-1.Jpg"})
    void pathNamesItsPerson(String path) {
        assertThat(PhotoRules.flaw(path)).isEmpty();
        assertThat(PhotoRules.number(path)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "../20230101.jpg, PATH_NOT_PLAIN",
        "a/../../20230101.jpg, PATH_NOT_PLAIN",
        "/etc/20230101.jpg, PATH_NOT_PLAIN",
        "C:20230101.jpg, PATH_NOT_PLAIN",
        "a\\20230101.jpg, PATH_NOT_PLAIN",
        "a//20230101.jpg, PATH_NOT_PLAIN",
        "张三.jpg, FILE_NAME_WRONG",
        "20230101.webp, FILE_NAME_WRONG",
        "20230101.jpg.exe, FILE_NAME_WRONG",
        "2023 0101.jpg, FILE_NAME_WRONG",
        "20230101, FILE_NAME_WRONG"
    })
    void pathThatHidesAWayOrNamesNobodyIsTold(String path, Flaw why) {
        assertThat(PhotoRules.flaw(path)).contains(why);
    }

    @Test
    void namesAreReadInTheCharactersOfTheirTime() {
        for (String charset : new String[] {"UTF-8", "GB18030"}) {
            byte[] bytes = "张三.jpg".getBytes(Charset.forName(charset));
            assertThat(PhotoRules.legible(new String(bytes, StandardCharsets.ISO_8859_1)))
                    .isEqualTo("张三.jpg");
        }
        assertThat(PhotoRules.legible("李四/1.jpg")).isEqualTo("李四/1.jpg");
    }

    private static PhotoPrint.Made made(byte[] file) {
        PhotoPrint print = Darkroom.print(file);
        assertThat(print).isInstanceOf(PhotoPrint.Made.class);
        return (PhotoPrint.Made) print;
    }

    private static Optional<Flaw> flaw(byte[] file) {
        return Darkroom.print(file) instanceof PhotoPrint.Refused(Flaw why) ? Optional.of(why) : Optional.empty();
    }

    private static boolean reddish(BufferedImage picture, double x, double y) {
        Color colour = new Color(picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight())));
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }
}
