package shaopao.hall;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service hall finds its items.
 *
 * @param catalogue folder with {@code <department>/<item>/item.yaml}; empty means the catalogue that is shipped in the
 *     program
 */
@ConfigurationProperties("shaopao.hall")
record HallSettings(@DefaultValue("") String catalogue) {}
