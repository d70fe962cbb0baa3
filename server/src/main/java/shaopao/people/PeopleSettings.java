package shaopao.people;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of imports.
 *
 * @param folder where a file waits while it is read; it is deleted afterwards
 * @param importRowsMax rows of one file
 * @param importMibMax size of one file in MiB
 */
@ConfigurationProperties("shaopao.people")
record PeopleSettings(
        @DefaultValue("var/imports") Path folder,
        @DefaultValue("300000") int importRowsMax,
        @DefaultValue("64") int importMibMax) {}
