package shaopao.notices;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Channel;
import shaopao.notices.spi.Outgoing;
import shaopao.notices.spi.ProviderHealth;
import shaopao.notices.spi.Recipient;

/**
 * SMS, by the first centre and its spare one. Both stay bound while the node works, since receipts come over the
 * connection.
 */
@Component
class SmsChannel implements Channel, SmartLifecycle {

    static final String CODE = "SMS";

    private static final Logger LOG = LoggerFactory.getLogger(SmsChannel.class);
    private static final long LOOK_MILLIS = 5_000;

    /** A telephone on a desk reads no SMS. */
    private static final Pattern MOBILE = Pattern.compile("1\\d{10}|\\+\\d{6,15}");

    private final List<SmppProvider> centres = new ArrayList<>();
    private final FailOver failOver;
    private final NoticesSettings settings;
    private volatile boolean running;

    SmsChannel(NoticesSettings settings, SmppReceipts receipts, Clock clock) {
        this.settings = settings;
        if (settings.sms().ready()) {
            centres.add(new SmppProvider("sms", settings.sms(), receipts));
        }
        if (settings.smsSpare().ready()) {
            centres.add(new SmppProvider("sms-spare", settings.smsSpare(), receipts));
        }
        this.failOver = new FailOver(CODE, centres, settings, clock);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Manner manner() {
        return Manner.WHEN_UNREAD;
    }

    @Override
    public boolean ready() {
        return !failOver.isEmpty();
    }

    @Override
    public int atOnce() {
        return settings.sms().window();
    }

    @Override
    public boolean open(Instant now) {
        return failOver.open(now);
    }

    @Override
    public Optional<String> address(Recipient recipient) {
        return recipient.phone().filter(phone -> MOBILE.matcher(phone).matches());
    }

    @Override
    public Answer send(Outgoing message) {
        return failOver.send(message);
    }

    @Override
    public List<ProviderHealth> providers() {
        return failOver.health();
    }

    @Override
    public void start() {
        running = true;
        if (settings.work()) {
            centres.forEach(
                    centre -> Thread.ofVirtual().name("smpp-" + centre.name()).start(() -> keepBound(centre)));
        }
    }

    private void keepBound(SmppProvider centre) {
        boolean told = false;
        while (running) {
            try {
                centre.bound();
                told = false;
            } catch (IOException e) {
                if (!told) {
                    LOG.warn("The SMS centre {} cannot be reached: {}", centre.name(), e.getMessage());
                }
                told = true;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        centres.forEach(SmppProvider::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
