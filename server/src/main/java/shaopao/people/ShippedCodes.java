package shaopao.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;

/** At start, brings in those code tables shipped with the program that are not in the database as they are shipped. */
@Component
class ShippedCodes implements SmartInitializingSingleton {

    private static final String FOLDER = "people/codes/";
    private static final String REGION = "region";

    private final CodeStore store;
    private final Locks locks;
    private final TransactionTemplate transaction;

    ShippedCodes(CodeStore store, Locks locks, TransactionTemplate transaction) {
        this.store = store;
        this.locks = locks;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> files = List.of(read("tables.tsv"), read("codes.tsv"), read("regions.tsv"));
        String digest = digest(files);
        Map<String, String> known = store.digests();
        if (!known.isEmpty() && known.values().stream().allMatch(digest::equals)) {
            return;
        }
        List<CodeTable> shipped = tables(files);
        transaction.executeWithoutResult(_ -> {
            locks.hold("people.codes");
            Map<String, String> now = store.digests();
            shipped.stream()
                    .filter(table -> !digest.equals(now.get(table.name())))
                    .forEach(table -> store.replace(table, digest));
        });
    }

    /** The tables as they are shipped. */
    static List<CodeTable> tables() {
        return tables(List.of(read("tables.tsv"), read("codes.tsv"), read("regions.tsv")));
    }

    private static List<CodeTable> tables(List<String> files) {
        Map<String, List<CodeTable.Code>> codes = new LinkedHashMap<>();
        for (String[] row : rows(files.get(1))) {
            codes.computeIfAbsent(row[0], _ -> new ArrayList<>())
                    .add(CodeTable.Code.published(row[1], row[2], orNull(row[3]), orNull(row[4])));
        }
        List<CodeTable.Code> regions = codes.computeIfAbsent(REGION, _ -> new ArrayList<>());
        for (String[] row : rows(files.get(2))) {
            regions.add(CodeTable.Code.published(row[0], row[1], orNull(regionAbove(row[0])), orNull(row[2])));
        }
        return rows(files.get(0)).stream()
                .map(row -> CodeTable.published(row[0], row[1], row[2], codes.getOrDefault(row[0], List.of())))
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String regionAbove(String code) {
        if (code.endsWith("0000")) {
            return "";
        }
        return code.endsWith("00") ? code.substring(0, 2) + "0000" : code.substring(0, 4) + "00";
    }

    private static List<String[]> rows(String file) {
        return file.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    private static String digest(List<String> files) {
        CRC32C crc = new CRC32C();
        files.forEach(file -> crc.update(file.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(FOLDER + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
