package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.Actor;

/** Photos that come as an archive. */
@ModuleTest
class PhotoImportTests {

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Photos photos;

    @Autowired
    PhotoJobs jobs;

    @Autowired
    JdbcClient jdbc;

    private Someone first;
    private Someone second;

    @BeforeEach
    void people() {
        first = new Roster(jdbc).student();
        second = new Roster(jdbc).staff();
    }

    @Test
    void archiveIsTakenWholeAndTheSameOneAgainChangesNothing() throws Exception {
        Path archive = zip(Map.of(
                "照片/" + first.number() + ".jpg",
                Pictures.jpeg(300, 400),
                "照片/" + second.number().toLowerCase(Locale.ROOT) + ".JPG",
                Pictures.jpeg(320, 400),
                "__MACOSX/照片/._" + first.number() + ".jpg",
                new byte[] {1},
                "照片/.DS_Store",
                new byte[] {2}));
        ImportStatus tried = imports.bringIn(Actor.system("test"), ImportKind.PHOTOS, true, archive, _ -> {});
        assertThat(tried.phase()).isEqualTo(ImportPhase.CHECKED);
        assertThat(tried.added()).isEqualTo(2);
        assertThat(photos.shown(first.id())).isEmpty();

        List<Long> heard = new ArrayList<>();
        ImportStatus done = imports.bringIn(Actor.system("test"), ImportKind.PHOTOS, false, archive, heard::add);
        assertThat(done.phase()).as("%s", imports.bad(done.id())).isEqualTo(ImportPhase.DONE);
        assertThat(heard).containsExactly(1L, 2L);
        assertThat(done.total()).isEqualTo(4);
        assertThat(photos.shown(first.id()).orElseThrow().own()).isFalse();
        assertThat(Pictures.read(photos.shown(second.id()).orElseThrow().jpeg()).getWidth())
                .isEqualTo(320);

        photos.keep(Actor.system("desk"), first.id(), PhotoOrigin.DESK, Pictures.jpeg(200, 260));
        ImportStatus again = imports.bringIn(Actor.system("test"), ImportKind.PHOTOS, false, archive, _ -> {});
        assertThat(List.of(again.added(), again.changed(), again.unchanged())).containsExactly(0L, 0L, 2L);
        assertThat(Pictures.read(photos.shown(first.id()).orElseThrow().jpeg()).getWidth())
                .as("a file that came before does not take the place of a photo that is newer")
                .isEqualTo(200);
        ImportStatus newer = bringIn(Map.of(first.number() + ".jpg", Pictures.jpeg(240, 320)));
        assertThat(newer.changed()).isEqualTo(1);
        assertThat(Pictures.read(photos.shown(first.id()).orElseThrow().jpeg()).getWidth())
                .isEqualTo(240);
    }

    @Test
    void oneBadFileKeepsAllOutAndEachIsToldWithItsReason() throws Exception {
        byte[] good = Pictures.jpeg(150, 200);
        Map<String, Flaw> bad = new TreeMap<>(Map.of(
                "20239999.jpg",
                Flaw.UNKNOWN_PERSON,
                "../" + second.number() + ".jpg",
                Flaw.PATH_NOT_PLAIN,
                "张三.jpg",
                Flaw.FILE_NAME_WRONG,
                "b/" + first.number() + ".jpeg",
                Flaw.DUPLICATE_IN_FILE,
                "readme.txt",
                Flaw.FILE_NAME_WRONG));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a/" + first.number() + ".jpg", good);
        bad.keySet().forEach(path -> files.put(path, good));
        files.put(second.number() + ".png", Pictures.jpeg(400, 300));
        ImportStatus refused = bringIn(files);
        assertThat(refused.phase()).isEqualTo(ImportPhase.REFUSED);
        assertThat(refused.bad()).isEqualTo(6);
        bad.forEach((path, why) -> assertThat(imports.bad(refused.id())).anySatisfy(cell -> {
            assertThat(cell.value()).isEqualTo(path);
            assertThat(cell.reason()).isEqualTo(why);
        }));
        assertThat(imports.bad(refused.id())).anyMatch(cell -> cell.reason() == Flaw.PHOTO_NOT_UPRIGHT);
        assertThat(photos.shown(first.id())).isEmpty();
    }

    @Test
    void bombsAndTornArchivesAreRefused() throws Exception {
        List<Flaw> told = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        PhotoArchive.Listener listener = new PhotoArchive.Listener() {
            @Override
            public void file(long place, String path, byte[] content) {
                sizes.add(content.length);
            }

            @Override
            public void bad(long place, String path, Flaw why) {
                told.add(why);
            }
        };
        Path bomb = zip(Map.of("1.jpg", new byte[40 << 20]));
        assertThat(Files.size(bomb)).isLessThan(100_000);
        PhotoArchive.read(bomb, new PhotoArchive.Limits(10, 64L << 20), listener);
        PhotoArchive.read(bomb, new PhotoArchive.Limits(10, 8L << 20), listener);
        assertThat(told).containsExactly(Flaw.PHOTO_TOO_LARGE, Flaw.TOO_MANY_BYTES);
        Path many = zip(Map.of("1.jpg", new byte[9], "2.jpg", new byte[9], "3.jpg", new byte[9]));
        PhotoArchive.read(many, new PhotoArchive.Limits(2, 1L << 20), listener);
        assertThat(told.getLast()).isEqualTo(Flaw.TOO_MANY_FILES);
        assertThat(sizes).containsExactly(9, 9);
        byte[] whole = Files.readAllBytes(zip(Map.of("1.jpg", Pictures.jpeg(300, 400))));
        Path torn = Files.write(folder.resolve("torn.zip"), Arrays.copyOf(whole, whole.length / 2));
        PhotoArchive.read(torn, new PhotoArchive.Limits(2, 1L << 20), listener);
        assertThat(told.getLast()).isEqualTo(Flaw.NOT_A_ZIP);
        Path text = Files.writeString(folder.resolve("text.zip"), "number,name");
        ImportStatus none = imports.bringIn(Actor.system("test"), ImportKind.PHOTOS, false, text, _ -> {});
        assertThat(imports.bad(none.id())).extracting(BadCell::reason).containsExactly(Flaw.NOT_A_ZIP);
    }

    @Test
    void whatIsStoredTellsNothingWithoutTheKey() throws Exception {
        bringIn(Map.of(first.number() + ".jpg", Pictures.jpeg(150, 200)));
        byte[] stored = jdbc.sql("select picture from people.photo where person_id = :id")
                .param("id", first.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        assertThat(PhotoRules.format(Arrays.copyOfRange(stored, 12, stored.length)))
                .isEmpty();
    }

    @Test
    void photosOfThoseWhoLeftAreForgottenAndNoOthers() throws Exception {
        bringIn(Map.of(
                first.number() + ".jpg", Pictures.jpeg(150, 200), second.number() + ".jpg", Pictures.jpeg(150, 200)));
        new Roster(jdbc).leaves(first);
        jdbc.sql("update people.affiliation set until_on = current_date - 100 where person_id = :id")
                .param("id", first.id())
                .update();
        jobs.forgetWhoLeft();
        assertThat(photos.shown(first.id())).as("for half a year it is kept").isPresent();
        jdbc.sql("update people.affiliation set until_on = current_date - 182 where person_id = :id")
                .param("id", first.id())
                .update();
        jobs.forgetWhoLeft();
        assertThat(photos.shown(first.id())).isEmpty();
        assertThat(photos.shown(second.id())).isPresent();
    }

    private ImportStatus bringIn(Map<String, byte[]> files) throws IOException {
        return imports.bringIn(Actor.system("test"), ImportKind.PHOTOS, false, zip(files), _ -> {});
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path file = Files.createTempFile(folder, "photos", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
