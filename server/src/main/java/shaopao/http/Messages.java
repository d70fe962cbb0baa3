package shaopao.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * What people read, from {@code messages/<module>.properties} (Chinese) and {@code messages/<module>_en.properties}.
 * Named placeholders, {@code {minutes}}, are filled from the facts of a problem.
 */
@Configuration(proxyBeanMethods = false)
class Messages {

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setBasenames(bundles());
        return source;
    }

    private static String[] bundles() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_en.properties");
            return Arrays.stream(files)
                    .map(file -> "messages/" + StringUtils.replace(name(file), "_en.properties", ""))
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        String name = file.getFilename();
        return name == null ? "" : name;
    }

    /** The text in the reader's language with its placeholders filled. */
    static String text(MessageSource source, String key, Map<String, Object> facts, Locale locale) {
        String text = source.getMessage(key, null, key, locale);
        if (text == null) {
            return key;
        }
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return text;
    }
}
