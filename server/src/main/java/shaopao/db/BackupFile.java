package shaopao.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import shaopao.db.BackupManifest.StoredFile;
import shaopao.db.BackupManifest.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup, opened for reading; opening checks every byte of it. */
final class BackupFile implements AutoCloseable {

    /** Length of the zip comment: a SHA-256 in hexadecimal. */
    static final int SEAL_LENGTH = 64;

    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(ZipFile zip, BackupManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Refuses a file that is damaged, is no backup, or was written in a format that is newer than this program. */
    static BackupFile open(Path file, Consumer<String> progress) throws IOException {
        if (!Files.isReadable(file)) {
            throw new DatabaseRefusedException("There is no backup " + file + ".", "Check the name.");
        }
        progress.accept("checking " + file);
        checkSeal(file);
        ZipFile zip = new ZipFile(file.toFile());
        try {
            BackupFile backup = new BackupFile(zip, readManifest(zip, file));
            backup.checkEntries(file);
            return backup;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void checkSeal(Path file) throws IOException {
        long body = Files.size(file) - SEAL_LENGTH;
        try (InputStream in = Files.newInputStream(file)) {
            String found = Sha256.of(in, Math.max(body, 0));
            String sealed = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (body < 0 || !found.equals(sealed)) {
                throw damaged(file, "its checksum does not match");
            }
        }
    }

    private static BackupManifest readManifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
        if (entry == null) {
            throw damaged(file, "it has no manifest");
        }
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readAllBytes();
        }
        try {
            int format = JsonMapper.shared().readTree(json).path("format").asInt(0);
            if (format > BackupManifest.FORMAT || format < 1) {
                throw new DatabaseRefusedException(
                        "The backup has format %d; this program reads up to %d."
                                .formatted(format, BackupManifest.FORMAT),
                        "Restore it with the newer program that wrote it.");
            }
            return JsonMapper.shared().readValue(json, BackupManifest.class);
        } catch (JacksonException e) {
            throw damaged(file, "its manifest cannot be read");
        }
    }

    private void checkEntries(Path file) throws IOException {
        try {
            for (Table table : manifest.tables()) {
                check(table.entry(), table.sha256(), file);
            }
            for (StoredFile stored : manifest.files()) {
                if (!stored.path().matches("[0-9a-f/]+") || stored.path().startsWith("/")) {
                    throw damaged(file, "it names the file " + stored.path());
                }
                check(stored.entry(), stored.sha256(), file);
            }
        } catch (ZipException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private void check(String entry, String sha256, Path file) throws IOException {
        if (zip.getEntry(entry) == null) {
            throw damaged(file, entry + " is missing");
        }
        try (InputStream in = open(entry)) {
            if (!Sha256.of(in).equals(sha256)) {
                throw damaged(file, "the checksum of " + entry + " does not match");
            }
        }
    }

    private static DatabaseRefusedException damaged(Path file, String how) {
        return new DatabaseRefusedException(
                "The backup " + file + " is damaged or no backup: " + how + ".",
                "Take another one; nothing was changed.");
    }

    BackupManifest manifest() {
        return manifest;
    }

    InputStream open(String entry) throws IOException {
        return zip.getInputStream(java.util.Objects.requireNonNull(zip.getEntry(entry), entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
