package shaopao.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** At start, brings in those notices shipped with the program whose year has none yet. What staff brought in stays. */
@Component
class ShippedNotices implements SmartInitializingSingleton {

    private static final String FILES = "classpath*:calendar/holidays/*.json";

    private final Calendar calendar;

    ShippedNotices(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Integer> known = new HashSet<>(calendar.yearsAnnounced());
        for (Resource file : files()) {
            int year = Integer.parseInt(String.valueOf(file.getFilename()).substring(0, 4));
            if (!known.contains(year)) {
                calendar.announce(read(file), Actor.system("calendar"), false);
            }
        }
    }

    static List<Notice> all() {
        return files().stream().map(ShippedNotices::read).toList();
    }

    private static List<Resource> files() {
        try {
            return Arrays.asList(new PathMatchingResourcePatternResolver().getResources(FILES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Notice read(Resource file) {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream stream = file.getInputStream()) {
            return json.readValue(stream, Notice.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
