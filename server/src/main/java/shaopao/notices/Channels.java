package shaopao.notices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.notices.spi.Channel;
import shaopao.notices.spi.Channel.Manner;
import shaopao.notices.spi.ProviderHealth;

/** The channels out of the house that are set up. */
@Component
class Channels {

    private final Map<String, Channel> ready;

    Channels(List<Channel> channels) {
        this.ready = channels.stream()
                .filter(Channel::ready)
                .collect(Collectors.toMap(Channel::code, one -> one, (one, _) -> one, LinkedHashMap::new));
    }

    List<Channel> ready() {
        return List.copyOf(ready.values());
    }

    List<String> codes() {
        return List.copyOf(ready.keySet());
    }

    /** Code and manner of each. */
    Map<String, Manner> manners() {
        return ready.values().stream()
                .collect(Collectors.toMap(Channel::code, Channel::manner, (one, _) -> one, LinkedHashMap::new));
    }

    List<ProviderHealth> providers() {
        return ready.values().stream()
                .flatMap(channel -> channel.providers().stream())
                .toList();
    }
}
