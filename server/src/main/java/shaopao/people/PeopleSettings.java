package shaopao.people;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of imports, and what holds of photos.
 *
 * @param folder where a file waits while it is read; it is deleted afterwards
 * @param importRowsMax rows of one file
 * @param importMibMax size of one file in MiB
 * @param photosMax files of one archive of photos
 * @param photosMibMax size of one archive of photos in MiB; twice as much when unpacked
 * @param photoHiding whether people may hide the school's photo of them at gates and in verifications
 * @param photoKeptDays how long a photo is kept after its person has left the school
 */
@ConfigurationProperties("shaopao.people")
record PeopleSettings(
        @DefaultValue("var/imports") Path folder,
        @DefaultValue("300000") int importRowsMax,
        @DefaultValue("64") int importMibMax,
        @DefaultValue("30000") int photosMax,
        @DefaultValue("2048") int photosMibMax,
        @DefaultValue("true") boolean photoHiding,
        @DefaultValue("180") int photoKeptDays) {}
