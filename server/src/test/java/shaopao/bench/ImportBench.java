package shaopao.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import shaopao.Shaopao;
import shaopao.people.ImportLoad;

/**
 * Brings 22,000 persons into a fresh embedded database: from CSV into nothing, the same CSV again, and the same
 * persons from XLSX. The last line is the first of these with the most heap that was in use after a collection or
 * between two.
 */
final class ImportBench {

    private ImportBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("shaopao-bench-import");
        System.setProperty("shaopao.var", folder.resolve("var").toString());
        System.setProperty("shaopao.demo", "never");
        System.setProperty("server.port", "0");
        ImportLoad.Files22000 files = ImportLoad.write(folder);
        String last = "";
        try (ConfigurableApplicationContext program = SpringApplication.run(Shaopao.class, args)) {
            last = measure(new ImportLoad(program), files);
        } catch (RuntimeException e) {
            e.printStackTrace();
            last = "";
        }
        try (var paths = Files.walk(folder)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
        System.out.println(last);
        System.exit(last.isEmpty() ? 1 : 0);
    }

    private static String measure(ImportLoad load, ImportLoad.Files22000 files) {
        load.units(files.units());
        load.classes(files.classes());
        Run first = run(load, files.personsCsv());
        Run again = run(load, files.personsCsv());
        Run sheet = run(load, files.personsXlsx());
        System.out.printf(
                Locale.ROOT,
                "csv again:  unchanged=%d seconds=%.2f%n",
                again.rows().get(2),
                again.seconds());
        System.out.printf(
                Locale.ROOT,
                "xlsx again: unchanged=%d seconds=%.2f%n",
                sheet.rows().get(2),
                sheet.seconds());
        long most = Math.max(first.heapMib(), Math.max(again.heapMib(), sheet.heapMib()));
        return String.format(
                Locale.ROOT,
                "import: persons=%d seconds=%.2f heap_max_mib=%d",
                first.rows().getFirst(),
                first.seconds(),
                most);
    }

    private record Run(List<Long> rows, double seconds, long heapMib) {}

    private static Run run(ImportLoad load, Path file) {
        System.gc();
        AtomicLong most = new AtomicLong();
        long started = System.nanoTime();
        List<Long> rows = load.persons(file, row -> {
            if (row % 500 == 0) {
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                most.accumulateAndGet(used >> 20, Math::max);
            }
        });
        return new Run(rows, (System.nanoTime() - started) / 1e9, most.get());
    }
}
