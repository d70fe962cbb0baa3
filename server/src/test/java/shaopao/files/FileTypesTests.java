package shaopao.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.files.FileTypes.Verdict;

class FileTypesTests {

    static final byte[] PNG = hex("89504E470D0A1A0A0000000D494844520000000100000001080600000000000000");
    static final byte[] JPEG = hex("FFD8FFE000104A46494600010100000100010000");
    static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes(UTF_8);
    static final byte[] ZIP = hex("504B0304140000000800000021000000000000000000000000000800000061");
    static final byte[] OLE = Arrays.copyOf(hex("D0CF11E0A1B11AE1"), 2048);
    static final byte[] EXE = windowsProgram();
    static final byte[] ELF = Arrays.copyOf(hex("7F454C4602010100000000000000000002003E00"), 64);
    static final byte[] HTML = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8);
    static final byte[] SVG =
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>".getBytes(UTF_8);
    static final byte[] TEXT = "本人因病请假两天。".getBytes(UTF_8);

    private record Case(String name, String claimed, ByteBuffer content, String type) {
        Case(String name, String claimed, byte[] content, String type) {
            this(name, claimed, ByteBuffer.wrap(content), type);
        }
    }

    @Test
    void typeFollowsTheContentAndTheNameOnlyNarrowsIt() {
        List<Case> cases = List.of(
                new Case("photo.png", "image/png", PNG, "image/png"),
                new Case("photo.jpg", "image/png", PNG, "image/png"),
                new Case("photo", "application/octet-stream", JPEG, "image/jpeg"),
                new Case("photo.jpg", "image/jpg", JPEG, "image/jpeg"),
                new Case("paper.pdf", "application/pdf", PDF, "application/pdf"),
                new Case("paper.txt", "text/plain", PDF, "application/pdf"),
                new Case("sheet.xlsx", "", ZIP, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                new Case("公文.ofd", "", ZIP, "application/ofd"),
                new Case("表.et", "", OLE, "application/kset"),
                new Case("old.doc", "application/msword", OLE, "application/msword"),
                new Case(
                        "第1次#作业?.docx",
                        "",
                        ZIP,
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                new Case("things.zip", "application/zip", ZIP, "application/zip"),
                new Case("reason.txt", "text/plain", TEXT, "text/plain"),
                new Case("sheet.csv", "text/csv", TEXT, "text/csv"),
                new Case("page.html", "text/html", HTML, "text/html"),
                new Case("page.txt", "text/plain", HTML, "text/html"),
                new Case("drawing.svg", "image/svg+xml", SVG, "image/svg+xml"),
                new Case("noise.dat", "", hex("0102030405060708FFFE00"), "application/octet-stream"));
        for (Case one : cases) {
            assertThat(judge(one)).as(one.name()).isEqualTo(new Verdict.Taken(one.type()));
        }
    }

    @Test
    void programsAreRefusedUnderAnyName() {
        for (Case one : List.of(
                new Case("setup.exe", "", EXE, ""),
                new Case("photo.png", "image/png", EXE, ""),
                new Case("readme.txt", "text/plain", ELF, ""),
                new Case("run.sh", "", "#!/bin/sh\nrm -rf /\n".getBytes(UTF_8), ""),
                new Case("run.bat", "", TEXT, ""),
                new Case("a#b?.exe", "", TEXT, ""),
                new Case("harmless.exe", "", TEXT, ""),
                new Case("app.apk", "", ZIP, ""),
                new Case("lib.jar", "", ZIP, ""))) {
            assertThat(judge(one)).as(one.name()).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void whatPretendsToBeAPictureOrPdfIsRefused() {
        for (Case one : List.of(
                new Case("photo.png", "", HTML, ""),
                new Case("photo.png", "", SVG, ""),
                new Case("photo.png", "", ZIP, ""),
                new Case("photo.png", "", TEXT, ""),
                new Case("photo.png", "", hex("0102030405060708FFFE00"), ""),
                new Case("anything", "image/jpeg", PDF, ""),
                new Case("paper.pdf", "", HTML, ""),
                new Case("paper.pdf", "", PNG, ""),
                new Case("song.mp3", "audio/mpeg", HTML, ""))) {
            assertThat(judge(one)).as(one.name()).isInstanceOf(Verdict.Mismatch.class);
        }
    }

    @Test
    void schoolMayRefuseMoreTypes() {
        assertThat(FileTypes.judge(ZIP, "a.zip", Optional.empty(), Set.of("application/zip")))
                .isEqualTo(new Verdict.Refused("application/zip"));
    }

    @Test
    void whatABrowserCouldRunIsADownload() {
        for (String type : List.of(
                "text/html",
                "image/svg+xml",
                "application/xhtml+xml",
                "text/xml",
                "application/javascript",
                "application/octet-stream",
                "application/zip")) {
            assertThat(FileTypes.inline(type)).as(type).isFalse();
        }
        assertThat(FileTypes.inline("image/png")).isTrue();
    }

    private static Verdict judge(Case one) {
        return FileTypes.judge(
                one.content().array(),
                one.name(),
                Optional.of(one.claimed()).filter(text -> !text.isEmpty()),
                Set.of());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] windowsProgram() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3C] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        program[0x84] = 0x64;
        program[0x85] = (byte) 0x86;
        return program;
    }
}
