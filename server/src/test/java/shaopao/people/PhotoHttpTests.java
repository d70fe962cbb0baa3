package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.SignedInByHeader.Visitor;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/** Who may see and change photos over HTTP, and who is refused. */
@CampusTest
class PhotoHttpTests {

    private static final String MINE = "/api/people/me/photos";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Photos photos;

    @Autowired
    PhotoStore store;

    @Autowired
    PhotoSeals seals;

    @Autowired
    DetailStore details;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private Roster roster;
    private Someone student;
    private Visitor self;
    private Visitor clerk;
    private String path;

    @BeforeEach
    void people() {
        roster = new Roster(jdbc);
        student = roster.student();
        self = new Visitor(port, student.id().toString());
        clerk = new Visitor(port, roster.staff().id() + " people.photo-read people.photo-keep");
        path = "/api/people/" + student.id() + "/photos";
    }

    private static String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return answer.body().replaceFirst("(?s).*\"type\":\"/problems/([^\"]+)\".*", "$1");
    }

    @Test
    void everybodyHandsInLooksAtAndTakesBackTheirOwn() {
        assertThat(problem(self.get(MINE + "/own"))).isEqualTo("no-photo");
        HttpResponse<String> given = self.send("PUT", MINE + "/own", Pictures.jpeg(900, 1200));
        assertThat(given.body()).contains("\"origin\":\"PERSON\"").contains("\"height\":640");
        HttpResponse<String> seen = self.get(MINE + "/own");
        assertThat(seen.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(seen.headers().firstValue("cache-control").orElse("")).contains("private", "max-age=60");
        assertThat(seen.headers().firstValue("vary")).contains("Cookie");
        assertThat(seen.headers().firstValue("x-photo-origin")).contains("own");
        assertThat(Pictures.read(self.bytes(MINE + "/own")).getHeight()).isEqualTo(640);
        assertThat(photos.shown(student.id()).orElseThrow().own()).isTrue();

        assertThat(self.send("DELETE", MINE + "/own", "").body()).contains("\"own\":null");
        assertThat(problem(self.send("DELETE", MINE + "/own", ""))).isEqualTo("no-photo");
        assertThat(acts()).contains("people.photo-taken", "people.photo-deleted");
        assertThat(problem(Visitor.nobody(port).get(MINE))).isEqualTo("sign-in-required");
    }

    @Test
    void whatIsNoPhotoIsRefusedAndNothingIsLost() {
        self.send("PUT", MINE + "/own", Pictures.jpeg(300, 400));
        assertThat(problem(self.send("PUT", MINE + "/own", "GIF89a".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("photo-unreadable");
        assertThat(problem(self.send("PUT", MINE + "/own", Pictures.jpeg(400, 300))))
                .isEqualTo("photo-shape-wrong");
        assertThat(problem(self.send("PUT", MINE + "/own", Pictures.promised(9_000, 9_000))))
                .isEqualTo("photo-too-large");
        assertThat(problem(self.send("PUT", MINE + "/own", new byte[(5 << 20) + 1])))
                .isEqualTo("body-too-large");
        assertThat(Pictures.read(self.bytes(MINE + "/own")).getWidth()).isEqualTo(300);
    }

    @Test
    void theSchoolsPhotoGoesFirstUnlessItsPersonHidesIt() {
        self.send("PUT", MINE + "/own", Pictures.jpeg(300, 400));
        assertThat(clerk.send("PUT", path + "/school", Pictures.jpeg(330, 440)).statusCode())
                .isEqualTo(200);
        assertThat(photos.shown(student.id()).orElseThrow().own()).isFalse();
        assertThat(Pictures.read(self.bytes(MINE + "/school")).getWidth()).isEqualTo(330);
        assertThat(hide(self, true).body()).contains("\"hidden\":true");
        assertThat(photos.shown(student.id()).orElseThrow().own()).isTrue();
        self.send("DELETE", MINE + "/own", "");
        assertThat(photos.shown(student.id())).isEmpty();
        assertThat(clerk.get(path + "/school").statusCode())
                .as("hidden at gates, not from those who keep it")
                .isEqualTo(200);
        assertThat(hide(self, false).body()).contains("\"hidden\":false");
        assertThat(photos.shown(student.id())).isPresent();
        assertThat(acts()).contains("people.photo-consent", "people.photo-read");

        PeopleSettings strict = new PeopleSettings(Path.of("var"), 1, 1, 1, 1, false, 1);
        Photos stern = new Photos(store, seals, details, audit, transaction, strict, clock);
        Actor actor =
                new Actor(Actor.Kind.PERSON, Optional.of(student.id().value()), "s", "", Map.of(), Optional.empty());
        hide(self, true);
        assertThat(stern.shown(student.id())).isPresent();
        assertThatThrownBy(() -> stern.hide(actor, true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(PeopleProblem.PHOTO_STAYS_SHOWN));
    }

    private static HttpResponse<String> hide(Visitor who, boolean hidden) {
        return who.send("PUT", MINE + "/hidden", "{\"hidden\":" + hidden + "}", "Content-Type", "application/json");
    }

    @Test
    void whoMayNotSeeAPhotoIsRefused() {
        clerk.send("PUT", path + "/school", Pictures.jpeg(300, 400));
        Visitor other = new Visitor(port, roster.student().id().toString());
        Visitor registrar = Visitor.with(port, "people.read", "people.identity", "files.manage", "gates.read");
        for (String address : List.of(path, path + "/school", path + "/own")) {
            assertThat(problem(Visitor.nobody(port).get(address))).isEqualTo("sign-in-required");
            assertThat(problem(other.get(address))).isEqualTo("not-permitted");
            assertThat(problem(registrar.get(address))).isEqualTo("not-permitted");
        }
        Visitor narrow = Visitor.with(port, "people.photo-read~", "people.photo-keep~");
        assertThat(problem(narrow.get(path + "/school")))
                .as("out of reach, as if there were none")
                .isEqualTo("not-found");
        assertThat(problem(narrow.send("PUT", path + "/school", Pictures.jpeg(300, 400))))
                .isEqualTo("not-found");
        assertThat(problem(narrow.send("DELETE", path + "/school", ""))).isEqualTo("not-found");
        assertThat(problem(Visitor.with(port, "people.photo-read").send("DELETE", path + "/school", "")))
                .isEqualTo("not-permitted");
        assertThat(problem(other.get("/api/people/photos/counts"))).isEqualTo("not-permitted");
        assertThat(problem(clerk.get(path + "/own"))).isEqualTo("no-photo");
        assertThat(problem(new Visitor(port, student.id() + " people.photo-keep")
                        .send("PUT", path + "/school", Pictures.jpeg(300, 400))))
                .as("nobody vouches for their own face")
                .isEqualTo("not-permitted");
        assertThat(clerk.send("DELETE", path + "/school", "").statusCode()).isEqualTo(200);
        assertThat(photos.shown(student.id())).isEmpty();
    }

    @Test
    void staffSeePhotosOfTheirUnitsAlone() {
        Someone elsewhere = roster.student();
        photos.keep(Actor.system("t"), student.id(), PhotoOrigin.IMPORT, Pictures.jpeg(300, 400));
        photos.keep(Actor.system("t"), elsewhere.id(), PhotoOrigin.IMPORT, Pictures.jpeg(300, 400));
        Scope unit = new Scope(false, Set.of(student.unit()), Set.of(), Set.of(), Set.of());
        Actor dean = new Actor(
                Actor.Kind.PERSON,
                Optional.of(UUID.randomUUID()),
                "d",
                "",
                Map.of(Photos.READ, unit),
                Optional.empty());
        assertThat(photos.photo(dean, student.id(), false).own()).isFalse();
        assertThatThrownBy(() -> photos.photo(dean, elsewhere.id(), false)).isInstanceOf(ProblemException.class);
        assertThat(photos.counts(dean)).singleElement().satisfies(count -> {
            assertThat(count.unit()).isEqualTo(student.unit());
            assertThat(count.people()).isEqualTo(1);
            assertThat(count.school()).isEqualTo(1);
        });
        assertThat(clerk.get("/api/people/photos/counts").body())
                .contains(elsewhere.unit().toString());
    }

    @Test
    void archiveIsImportedOverHttpByThoseWhoImport() throws Exception {
        Visitor importer = Visitor.with(port, "people.import");
        byte[] archive = archive();
        assertThat(problem(self.send("POST", "/api/people/imports/photos", archive)))
                .isEqualTo("not-permitted");
        assertThat(problem(importer.send("POST", "/api/people/imports?kind=photos", archive)))
                .isEqualTo("import-kind-unknown");
        HttpResponse<String> begun = importer.send("POST", "/api/people/imports/photos?fileName=p.zip", archive);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String id = begun.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String report = "";
        for (int round = 0; round < 400 && !report.contains("\"phase\":\"REFUSED\""); round++) {
            Thread.sleep(25);
            report = importer.get("/api/people/imports/" + id, "Accept-Language", "zh-CN")
                    .body();
        }
        assertThat(report).contains("文件名应为学号或工号").contains("\"column\":\"文件\"");
        assertThat(photos.shown(student.id())).isEmpty();
    }

    private byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : List.of(student.number() + ".jpg", "谁.jpg")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Pictures.jpeg(150, 200));
            }
        }
        return bytes.toByteArray();
    }

    private List<String> acts() {
        return jdbc.sql("select act from audit.entry where subject = :id")
                .param("id", student.id().toString())
                .query((row, _) -> row.getString("act"))
                .list();
    }
}
