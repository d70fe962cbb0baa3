package shaopao.files;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    /** A bean of another kind replaces the local folder. */
    @Bean
    @ConditionalOnMissingBean
    FileStorage fileStorage(FilesSettings settings) {
        return new FolderStorage(settings.folder());
    }

    @Bean
    Spools spools(FilesSettings settings) {
        return new Spools(settings.folder().resolve("arriving"));
    }
}
