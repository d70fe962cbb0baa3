package shaopao.notices;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shaopao.notices.DeliveryRules.Patience;

/**
 * How messages leave the house. A channel whose host or address is empty is not used.
 *
 * @param address where people find the portal, for links in mail; without it mail has none
 * @param work whether this node sends; another one with the same database may do it instead
 * @param poll how often the queue is looked at; a message of this node leaves at once
 * @param attemptsMax a delivery that failed so often is given up
 * @param pauseMin the first pause after a failure; each further one doubles it
 * @param pauseMax no pause is longer
 * @param validity a delivery that is not gone after so long is given up
 * @param failuresMax a provider that failed so often in a row is left alone, and the spare one takes over
 * @param failurePause for how long at first
 * @param quietFrom nothing but urgent and mandatory messages leaves from this time of the day; {@code 22:30}
 * @param quietUntil to this one; the same time twice means never
 * @param digestHour at what hour the daily summary comes to those who have not chosen
 * @param keep messages are deleted after so long
 * @param keepDeliveries what is known of their ways is deleted after so long
 * @param mail the mail server
 * @param mailSpare the one that takes over
 * @param sms the SMS centre
 * @param smsSpare the one that takes over
 * @param webhook a system of the school that is told of every message, for example to show it in the campus app
 */
@ConfigurationProperties("shaopao.notices")
record NoticesSettings(
        @DefaultValue("") String address,
        @DefaultValue("true") boolean work,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("12") int attemptsMax,
        @DefaultValue("15s") Duration pauseMin,
        @DefaultValue("1h") Duration pauseMax,
        @DefaultValue("48h") Duration validity,
        @DefaultValue("5") int failuresMax,
        @DefaultValue("30s") Duration failurePause,
        @DefaultValue("22:30") String quietFrom,
        @DefaultValue("07:00") String quietUntil,
        @DefaultValue("18") int digestHour,
        @DefaultValue("400d") Duration keep,
        @DefaultValue("90d") Duration keepDeliveries,
        @DefaultValue Mail mail,
        @DefaultValue Mail mailSpare,
        @DefaultValue Sms sms,
        @DefaultValue Sms smsSpare,
        @DefaultValue Webhook webhook) {

    /** Of STARTTLS and TLS both check the certificate against the host. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** How long segments of an SMS are joined: a header before the text, or parameters beside it. */
    enum Joining {
        HEADER,
        PARAMETERS
    }

    /**
     * A mail server.
     *
     * @param host empty when there is none
     * @param security {@code starttls} (required, not merely tried), {@code tls}, or {@code none} for a server on the
     *     same machine
     * @param certificate file with certificates (PEM) that are trusted, for a server with one of the school's own
     * @param user empty when the server asks for none
     * @param from sender, {@code 少跑 <noreply@example.edu.cn>}
     * @param atOnce connections
     * @param timeout of each step
     */
    record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("STARTTLS") Security security,
            @DefaultValue("") String certificate,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("4") int atOnce,
            @DefaultValue("20s") Duration timeout) {

        boolean ready() {
            return !host.isBlank() && !from.isBlank();
        }
    }

    /**
     * An SMS centre (SMPP 3.4).
     *
     * @param host empty when there is none
     * @param tls whether the connection is encrypted
     * @param certificate file with certificates (PEM) that are trusted
     * @param systemId name of the account
     * @param systemType as the provider says; mostly empty
     * @param source number or name of the sender
     * @param signature put before each text, {@code 【某某大学】}
     * @param perSecond messages a second that the provider allows
     * @param window how many may be unanswered
     * @param joining of long messages: {@code header} or {@code parameters} (SAR)
     * @param enquire how often a silent connection is tested
     * @param timeout for an answer
     */
    record Sms(
            @DefaultValue("") String host,
            @DefaultValue("2775") int port,
            @DefaultValue("false") boolean tls,
            @DefaultValue("") String certificate,
            @DefaultValue("") String systemId,
            @DefaultValue("") String password,
            @DefaultValue("") String systemType,
            @DefaultValue("") String source,
            @DefaultValue("") String signature,
            @DefaultValue("20") int perSecond,
            @DefaultValue("10") int window,
            @DefaultValue("HEADER") Joining joining,
            @DefaultValue("30s") Duration enquire,
            @DefaultValue("15s") Duration timeout) {

        boolean ready() {
            return !host.isBlank();
        }
    }

    /**
     * A signed call.
     *
     * @param url empty when there is none; {@code https}, or {@code http} to the same machine
     * @param hosts names that the address may have; any other is refused, redirects are not followed
     * @param secret shared with the receiver; signs each call
     * @param atOnce calls at the same time
     * @param timeout for an answer
     */
    record Webhook(
            @DefaultValue("") String url,
            @DefaultValue List<String> hosts,
            @DefaultValue("") String secret,
            @DefaultValue("4") int atOnce,
            @DefaultValue("10s") Duration timeout) {

        boolean ready() {
            return !url.isBlank() && !secret.isBlank();
        }
    }

    Quiet quiet() {
        return new Quiet(LocalTime.parse(quietFrom), LocalTime.parse(quietUntil));
    }

    Patience patience() {
        return new Patience(attemptsMax, pauseMin, pauseMax);
    }

    /** A short text as it leaves. */
    String signed(String text) {
        return sms.signature() + text;
    }

    /** The path as an address for people outside; empty when nobody has said where the portal is. */
    java.util.Optional<String> outside(String path) {
        return address.isBlank()
                ? java.util.Optional.empty()
                : java.util.Optional.of(address.replaceFirst("/+$", "") + path);
    }
}
