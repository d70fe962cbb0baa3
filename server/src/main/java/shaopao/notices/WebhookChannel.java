package shaopao.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Channel;
import shaopao.notices.spi.Outgoing;
import shaopao.notices.spi.ProviderHealth;
import shaopao.notices.spi.Recipient;
import tools.jackson.databind.json.JsonMapper;

/** Signed calls to a system of the school, which shows messages in its own app. */
@Component
class WebhookChannel implements Channel {

    static final String CODE = "WEBHOOK";

    private final FailOver failOver;
    private final int atOnce;

    WebhookChannel(NoticesSettings settings, JsonMapper json, Clock clock) {
        this.failOver = new FailOver(
                CODE,
                settings.webhook().ready()
                        ? List.of(new WebhookProvider(settings.webhook(), json, clock))
                        : List.<Provider>of(),
                settings,
                clock);
        this.atOnce = settings.webhook().atOnce();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Manner manner() {
        return Manner.PROMPT;
    }

    @Override
    public boolean ready() {
        return !failOver.isEmpty();
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public boolean open(Instant now) {
        return failOver.open(now);
    }

    @Override
    public Optional<String> address(Recipient recipient) {
        return Optional.of(recipient.number());
    }

    @Override
    public Answer send(Outgoing message) {
        return failOver.send(message);
    }

    @Override
    public List<ProviderHealth> providers() {
        return failOver.health();
    }
}
