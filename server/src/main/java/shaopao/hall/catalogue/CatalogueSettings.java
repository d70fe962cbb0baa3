package shaopao.hall.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service hall finds its items.
 *
 * @param folder folder with {@code <department>/<item>/item.yaml}; empty means the catalogue that is shipped in the
 *     program
 * @param trialRequired no new item goes live before people have tried it, whatever its file says
 */
@ConfigurationProperties("shaopao.catalogue")
record CatalogueSettings(
        @DefaultValue("") String folder,
        @DefaultValue("false") boolean trialRequired) {}
