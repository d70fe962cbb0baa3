package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

@CampusTest
class PeopleHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Imports imports;

    @Autowired
    ImportStore store;

    @Test
    void schoolIsBroughtInAndFoundOverHttp() throws Exception {
        String tag = "h" + Long.toString(System.nanoTime() % 1_000_000_000, 36);
        done(start("units", "code,name,kind\n" + tag + ",网页学院,学院"));
        UUID id = start(
                "persons",
                "number,name,kind,unit,identityNumber,phone\n" + tag + "1,尉迟网,学生," + tag + "," + identity()
                        + ",13912345678");
        done(id);
        HttpResponse<String> found = registrar().get("/api/people?q=yuchiw&kind=STUDENT");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"number\":\"" + tag + "1\"").contains("\"unit\":\"网页学院\"");
        String person = found.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(registrar().get("/api/people?q=" + identity()).body()).contains(tag + "1");
        HttpResponse<String> detail = registrar().get("/api/people/" + person);
        assertThat(detail.body())
                .contains("139****5678")
                .doesNotContain("13912345678")
                .doesNotContain(identity());

        Visitor self = new Visitor(port, person);
        HttpResponse<String> record = self.get("/api/people/me/record", "Accept-Language", "zh-CN");
        assertThat(record.body())
                .contains("基本信息")
                .contains("尉迟网")
                .contains("\"masked\":true")
                .doesNotContain(identity());
        assertThat(self.get("/api/people/" + person).statusCode()).isEqualTo(200);
        assertThat(self.get("/api/people?q=a").statusCode()).isEqualTo(403);
        assertThat(Visitor.with(port).get("/api/people/" + person).statusCode()).isEqualTo(404);
        assertThat(self.get("/api/people/me/sensitive").body()).contains("/problems/step-up-required");
        assertThat(Visitor.with(port, "people.identity")
                        .get("/api/people/" + person + "/identity-number")
                        .body())
                .contains("/problems/step-up-required");
        Actor keeper = new Actor(
                Actor.Kind.SERVICE,
                Optional.of(Ids.next()),
                "k",
                "",
                Map.of("people.identity", Scope.ALL),
                Optional.empty());
        assertThat(registry.identityNumber(keeper, PersonId.of(person))).isEqualTo(identity());
    }

    @Test
    void staffFindStaffAndNobodyElse() {
        String tag = "c" + Long.toString(System.nanoTime() % 1_000_000_000, 36);
        done(start("units", "code,name,kind\n" + tag + ",同事学院,学院"));
        done(start(
                "persons",
                "number,name,kind,unit,identityNumber,phone\n" + tag + "1,澹台同事,教职工," + tag + ","
                        + identity("33010619850505077") + ",13912345678\n" + tag + "2,澹台同学,学生," + tag + ",,"));
        Visitor colleague = Visitor.with(port, "people.colleagues");
        String found = colleague.get("/api/people/colleagues?q=" + tag).body();
        assertThat(found)
                .contains(tag + "1")
                .contains("澹台同事")
                .contains("同事学院")
                .doesNotContain(tag + "2")
                .doesNotContain("13912345678")
                .doesNotContain(identity("33010619850505077"));
        assertThat(colleague.get("/api/people/colleagues?q=tantaitongshi").body())
                .contains(tag + "1");
        assertThat(colleague
                        .get("/api/people/colleagues?q=" + identity("33010619850505077"))
                        .body())
                .contains("\"items\":[]");
        assertThat(colleague.get("/api/people/colleagues?q=%20").body()).contains("\"items\":[]");
        assertThat(colleague.get("/api/people/colleagues").body()).contains("\"items\":[]");
        assertThat(Visitor.with(port).get("/api/people/colleagues?q=" + tag).body())
                .contains("/problems/not-permitted");
    }

    @Test
    void identityNumberThatIsNotThereIsSaidSo() {
        Actor keeper = new Actor(
                Actor.Kind.SERVICE,
                Optional.of(Ids.next()),
                "k",
                "",
                Map.of("people.identity", Scope.ALL),
                Optional.empty());
        String tag = "n" + Long.toString(System.nanoTime() % 1_000_000_000, 36);
        done(start("units", "code,name,kind\n" + tag + ",无证学院,学院"));
        done(start("persons", "number,name,kind,unit\n" + tag + "1,无证,学生," + tag));
        String found = registrar().get("/api/people?q=" + tag + "1").body();
        PersonId person = PersonId.of(found.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
        assertThatThrownBy(() -> registry.identityNumber(keeper, person))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(PeopleProblem.NO_IDENTITY_NUMBER));
        assertThatThrownBy(() -> registry.identityNumber(keeper, PersonId.next()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(KernelProblem.NOT_FOUND));
    }

    @Test
    void codesComeFromTables() {
        assertThat(Visitor.with(port).get("/api/people/codes/sex").body())
                .contains("男性")
                .contains("GB/T 2261.1-2003");
        assertThat(Visitor.with(port).get("/api/people/codes/ethnic-group").body())
                .contains("汉族");
        assertThat(Visitor.with(port).get("/api/people/codes/region").body())
                .contains("330106")
                .contains("西湖区");
        assertThat(Visitor.with(port).get("/api/people/codes").body()).contains("political-status");
        assertThat(Visitor.with(port).get("/api/people/codes/no-such").body()).contains("/problems/unknown-code-table");
    }

    @Test
    void everyRefusalOfSearchAndImportHasItsType() {
        assertThat(registrar().get("/api/people?after=%21%21").body()).contains("/problems/page-mark-invalid");
        assertThat(registrar().get("/api/people?after=AAAA").body()).contains("/problems/page-mark-invalid");
        assertThat(registrar().get("/api/people?q=%27--%07%F0%9F%98%80").statusCode())
                .isEqualTo(200);
        assertThat(registrar().get("/api/people?kind=GHOST").statusCode()).isEqualTo(400);
        assertThat(registrar()
                        .send("POST", "/api/people/imports?kind=ghosts", "x")
                        .body())
                .contains("/problems/import-kind-unknown");
        assertThat(registrar()
                        .send("POST", "/api/people/imports?kind=units", "")
                        .body())
                .contains("/problems/import-unreadable");
        assertThat(registrar().get("/api/people/imports/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(Visitor.with(port).get("/api/people/imports").statusCode()).isEqualTo(403);
        assertThat(Visitor.nobody(port).get("/api/people/units").statusCode()).isEqualTo(401);
    }

    @Test
    void fileThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> imports.start(
                        Actor.system("test"), ImportKind.UNITS, true, "endless", new java.io.InputStream() {
                            @Override
                            public int read() {
                                return 'x';
                            }
                        }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(PeopleProblem.IMPORT_TOO_LARGE));
    }

    @Test
    void badRowsAreToldInTheReadersLanguageAndAsCsv() {
        UUID id = start("units", "code,name,kind\nx y,,=1+1");
        waitFor(id);
        assertThat(registrar().get("/api/people/imports/" + id).body())
                .contains("\"phase\":\"REFUSED\"")
                .contains("Must be filled in");
        assertThat(registrar()
                        .get("/api/people/imports/" + id, "Accept-Language", "zh-CN")
                        .body())
                .contains("必须填写")
                .contains("\"column\":\"单位名称\"");
        HttpResponse<String> csv = registrar().get("/api/people/imports/" + id + "/bad-rows.csv");
        assertThat(csv.body()).startsWith("\uFEFFRow,Column,Reason,Value").contains("'=1+1");
        assertThat(registrar()
                        .get("/api/people/imports/template?kind=persons", "Accept-Language", "zh-CN")
                        .body())
                .contains("学号或工号,姓名");
        HttpResponse<String> sheet = registrar().get("/api/people/imports/template?kind=persons&format=xlsx");
        assertThat(sheet.headers().firstValue("content-type").orElse("")).contains("spreadsheetml.sheet");
        assertThat(sheet.headers().firstValue("content-disposition").orElse("")).contains("persons-template.xlsx");
        assertThat(sheet.body()).startsWith("PK");
        assertThat(registrar().send("DELETE", "/api/people/imports/" + id, "").body())
                .contains("/problems/import-over");
    }

    private UUID start(String kind, String csv) {
        HttpResponse<String> begun =
                registrar().send("POST", "/api/people/imports?kind=" + kind + "&fileName=a.csv", csv);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return UUID.fromString(begun.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
    }

    private void done(UUID id) {
        waitFor(id);
        assertThat(imports.status(id).phase()).as("%s", imports.bad(id)).isEqualTo(ImportPhase.DONE);
    }

    private void waitFor(UUID id) {
        for (int round = 0; round < 2_400 && imports.status(id).endedAt().isEmpty(); round++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Visitor registrar() {
        return Visitor.with(port, "people.read", "people.import");
    }

    private static String identity() {
        return identity("33010619900101098");
    }

    private static String identity(String first17) {
        return first17 + IdentityRules.check(first17);
    }
}
