package shaopao.notices;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Channel;
import shaopao.notices.spi.Outgoing;
import shaopao.notices.spi.ProviderHealth;
import shaopao.notices.spi.Recipient;

/** Mail, by the first mail server and its spare one. */
@Component
class MailChannel implements Channel {

    static final String CODE = "MAIL";

    private final List<SmtpProvider> servers = new ArrayList<>();
    private final FailOver failOver;
    private final int atOnce;

    MailChannel(NoticesSettings settings, Clock clock) {
        if (settings.mail().ready()) {
            servers.add(new SmtpProvider("mail", settings.mail(), clock));
        }
        if (settings.mailSpare().ready()) {
            servers.add(new SmtpProvider("mail-spare", settings.mailSpare(), clock));
        }
        this.failOver = new FailOver(CODE, servers, settings, clock);
        this.atOnce = settings.mail().atOnce();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Manner manner() {
        return Manner.BUNDLED;
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
        return recipient.mail();
    }

    @Override
    public Answer send(Outgoing message) {
        return failOver.send(message);
    }

    @Override
    public List<ProviderHealth> providers() {
        return failOver.health();
    }

    @PreDestroy
    void close() {
        servers.forEach(SmtpProvider::closeAll);
    }
}
