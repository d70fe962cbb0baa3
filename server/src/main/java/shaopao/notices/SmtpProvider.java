package shaopao.notices;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import shaopao.notices.NoticesSettings.Mail;
import shaopao.notices.NoticesSettings.Security;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Answer.Kind;
import shaopao.notices.spi.Answer.Part;
import shaopao.notices.spi.Outgoing;

/**
 * One mail server. Connections are kept and used again; a repeat of a message carries the same {@code Message-ID}, by
 * which mailboxes tell it.
 */
final class SmtpProvider implements Provider {

    private static final int SERVICE_CLOSING = 421;

    private final String name;
    private final Mail settings;
    private final Session session;
    private final Clock clock;
    private final BlockingQueue<Transport> idle;

    SmtpProvider(String name, Mail settings, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
        this.idle = new ArrayBlockingQueue<>(settings.atOnce());
    }

    private static Properties properties(Mail settings) {
        String millis = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.mime.allowutf8", "false");
        if (settings.security() != Security.NONE) {
            boolean implied = settings.security() == Security.TLS;
            properties.put("mail.smtp.ssl.enable", String.valueOf(implied));
            properties.put("mail.smtp.starttls.enable", String.valueOf(!implied));
            properties.put("mail.smtp.starttls.required", String.valueOf(!implied));
            properties.put("mail.smtp.ssl.checkserveridentity", "true");
            properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
            properties.put(
                    "mail.smtp.ssl.socketFactory",
                    Tls.trusting(settings.certificate()).getSocketFactory());
        }
        return properties;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer send(Outgoing message) {
        MimeMessage mail;
        Transport transport;
        try {
            mail = mail(message);
        } catch (MessagingException e) {
            return Answer.of(Kind.REFUSED, name, said(e));
        }
        try {
            transport = connected();
        } catch (AuthenticationFailedException e) {
            return Answer.of(Kind.FAILED, name, "AUTHENTICATION " + said(e));
        } catch (MessagingException e) {
            return Answer.of(Kind.FAILED, name, said(e));
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            if (!idle.offer(transport)) {
                close(transport);
            }
            return Answer.accepted(name, List.of(new Part(1, mail.getMessageID())));
        } catch (MessagingException e) {
            close(transport);
            return judged(e);
        }
    }

    /** A server's code of 500 and more is for ever; 421 speaks of the server, other codes of this message. */
    private Answer judged(MessagingException e) {
        int code = code(e);
        if (code >= 500) {
            return Answer.of(Kind.REFUSED, name, said(e));
        }
        if (code == SERVICE_CLOSING) {
            return Answer.of(Kind.FAILED, name, said(e));
        }
        if (code >= 400) {
            return Answer.of(Kind.LATER, name, said(e));
        }
        return Answer.of(e instanceof SendFailedException ? Kind.REFUSED : Kind.LOST, name, said(e));
    }

    private static int code(MessagingException e) {
        for (@Nullable Exception at = e;
                at != null;
                at = at instanceof MessagingException m ? m.getNextException() : null) {
            int code = switch (at) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException sending -> sending.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                default -> 0;
            };
            if (code > 0 && !(at instanceof SMTPSendFailedException whole && whole.getNextException() != null)) {
                return code;
            }
        }
        return e instanceof SMTPSendFailedException whole ? whole.getReturnCode() : 0;
    }

    /** What went wrong, without the address of the person. */
    private static String said(MessagingException e) {
        Exception deepest = e;
        while (deepest instanceof MessagingException m && m.getNextException() != null) {
            deepest = m.getNextException();
        }
        String text = String.valueOf(deepest.getMessage()).replaceAll("<?[^\\s<>]+@[^\\s<>]+>?", "<address>");
        return text.isBlank() || text.equals("null") ? deepest.getClass().getSimpleName() : text;
    }

    private Transport connected() throws MessagingException {
        Transport kept = idle.poll();
        while (kept != null && !kept.isConnected()) {
            close(kept);
            kept = idle.poll();
        }
        if (kept != null) {
            return kept;
        }
        Transport fresh = session.getTransport();
        if (settings.user().isBlank()) {
            fresh.connect();
        } else {
            fresh.connect(settings.user(), settings.password());
        }
        return fresh;
    }

    private MimeMessage mail(Outgoing message) throws MessagingException {
        Identified mail = new Identified(session, "<" + message.id() + "@" + domain() + ">");
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address(), true));
        mail.setSubject(MailRules.subject(message), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.unsubscribe().isPresent()) {
            mail.setHeader("List-Unsubscribe", "<" + message.unsubscribe().get() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(MailRules.text(message), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailRules.html(message), StandardCharsets.UTF_8.name(), "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private String domain() {
        return settings.from().replaceAll(".*@", "").replaceAll("[^A-Za-z0-9.-].*", "");
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // It is thrown away either way
        }
    }

    void closeAll() {
        for (Transport kept = idle.poll(); kept != null; kept = idle.poll()) {
            close(kept);
        }
    }

    /** A mail that keeps the id it was given. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
