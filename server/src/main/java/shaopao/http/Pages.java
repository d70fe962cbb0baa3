package shaopao.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The built web front end. Addresses inside the applications all get their page: {@code /console} and below the
 * console's, {@code /gate} that of readers, {@code /till} that of tills, any other that names no file the portal's.
 * Files under {@code /assets} carry their hash in the name and may be kept for a year; pages are asked for anew each
 * time.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    private static final String STATIC = "classpath:/static/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/portal.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(STATIC + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(STATIC)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageResolver());
    }

    private static final class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
            String page = page(path);
            if (page == null) {
                return null;
            }
            Resource built = location.createRelative(page);
            return built.isReadable() ? built : new ClassPathResource("pages/not-built.html");
        }
    }

    /** The page that an address without a file of its own gets; null when it gets none. */
    static @Nullable String page(String path) {
        if (path.equals("api") || path.startsWith("api/") || path.startsWith("v3/")) {
            return null;
        }
        if (path.equals("console") || path.startsWith("console/") || path.equals("console.html")) {
            return "console.html";
        }
        if (path.equals("gate") || path.startsWith("gate/") || path.equals("gate.html")) {
            return "gate.html";
        }
        if (path.equals("kiosk") || path.equals("kiosk.html")) {
            return "kiosk.html";
        }
        if (path.equals("board") || path.equals("board.html")) {
            return "board.html";
        }
        if (path.equals("till") || path.startsWith("till/") || path.equals("till.html")) {
            return "till.html";
        }
        boolean namesFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return namesFile && !path.equals("portal.html") ? null : "portal.html";
    }
}
