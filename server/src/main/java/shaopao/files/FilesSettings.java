package shaopao.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of stored files and where they lie.
 *
 * @param folder holds the contents; nodes that share a database share it
 * @param fileSizeMax one file
 * @param daySizeMax all that one person uploads on one day
 * @param dayFilesMax how many files one person uploads on one day
 * @param freeSpaceMin what must stay free on the disk
 * @param linkTimeMax a signed link lives no longer
 * @param orphanAge contents to which nothing refers are removed after this time
 * @param refusedTypes media types that are not taken, beside programs
 */
@ConfigurationProperties("shaopao.files")
record FilesSettings(
        Path folder,
        @DefaultValue("50MB") DataSize fileSizeMax,
        @DefaultValue("500MB") DataSize daySizeMax,
        @DefaultValue("500") int dayFilesMax,
        @DefaultValue("256MB") DataSize freeSpaceMin,
        @DefaultValue("7d") Duration linkTimeMax,
        @DefaultValue("24h") Duration orphanAge,
        @DefaultValue Set<String> refusedTypes) {}
