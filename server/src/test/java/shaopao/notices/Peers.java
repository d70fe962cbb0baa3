package shaopao.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Everybody to whom notices talk, for real, on this machine: two mail servers, two SMS centres, one webhook. */
final class Peers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String SECRET = "shared with the receiver";

    static final GreenMail MAIL = mail();
    static final GreenMail SPARE_MAIL = mail();
    static final Smsc SMS = smsc();
    static final Smsc SPARE_SMS = smsc();
    static final Receiver RECEIVER = receiver();

    private static GreenMail mail() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static Smsc smsc() {
        try {
            return new Smsc();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Receiver receiver() {
        try {
            return new Receiver();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A place between the program and the first mail server that can be closed. */
    static final Gate MAIL_GATE = new Gate(MAIL.getSmtp().getPort());

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "shaopao.notices.address=https://ehall.example.edu.cn/",
                        "shaopao.notices.poll=50ms",
                        "shaopao.notices.failures-max=3",
                        "shaopao.notices.failure-pause=1s",
                        "shaopao.notices.mail.host=127.0.0.1",
                        "shaopao.notices.mail.port=" + MAIL_GATE.port(),
                        "shaopao.notices.mail.security=none",
                        "shaopao.notices.mail.from=少跑 <noreply@example.edu.cn>",
                        "shaopao.notices.mail.timeout=20s",
                        "shaopao.notices.mail-spare.host=127.0.0.1",
                        "shaopao.notices.mail-spare.port="
                                + SPARE_MAIL.getSmtp().getPort(),
                        "shaopao.notices.mail-spare.security=none",
                        "shaopao.notices.mail-spare.from=noreply@example.edu.cn",
                        "shaopao.notices.sms.host=127.0.0.1",
                        "shaopao.notices.sms.port=" + SMS.port,
                        "shaopao.notices.sms.system-id=school",
                        "shaopao.notices.sms.password=right",
                        "shaopao.notices.sms.source=1069",
                        "shaopao.notices.sms.signature=【少跑大学】",
                        "shaopao.notices.sms.per-second=200",
                        "shaopao.notices.sms.timeout=2s",
                        "shaopao.notices.sms-spare.host=127.0.0.1",
                        "shaopao.notices.sms-spare.port=" + SPARE_SMS.port,
                        "shaopao.notices.sms-spare.system-id=school",
                        "shaopao.notices.sms-spare.password=right",
                        "shaopao.notices.sms-spare.source=1069",
                        "shaopao.notices.sms-spare.signature=【少跑大学】",
                        "shaopao.notices.sms-spare.timeout=2s",
                        "shaopao.notices.sms-spare.joining=parameters",
                        "shaopao.notices.webhook.url=http://127.0.0.1:" + RECEIVER.port + "/hook",
                        "shaopao.notices.webhook.hosts=127.0.0.1",
                        "shaopao.notices.webhook.secret=" + SECRET,
                        "shaopao.notices.webhook.timeout=20s")
                .applyTo(context);
        if (!context.getEnvironment().containsProperty("shaopao.notices.work")) {
            TestPropertyValues.of("shaopao.notices.work=false").applyTo(context);
        }
    }
}
