package shaopao.notices;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shaopao.notices.NoticesSettings.Joining;
import shaopao.notices.NoticesSettings.Sms;
import shaopao.notices.SmsRules.Encoded;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Answer.Kind;
import shaopao.notices.spi.Answer.Part;
import shaopao.notices.spi.Outgoing;

/**
 * One SMS centre over SMPP 3.4: one connection bound both ways and kept alive, messages sent within a window and a
 * rate, receipts handed on. A long message goes in segments; those that the centre has taken are not sent again when
 * the rest is repeated.
 */
final class SmppProvider implements Provider {

    private static final Logger LOG = LoggerFactory.getLogger(SmppProvider.class);

    /** After a bind that failed, nobody tries again for so long. */
    private static final long REBIND_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final int PRIORITY_URGENT = 3;

    private final String name;
    private final Sms settings;
    private final SmppReceipts receipts;
    private final Semaphore window;
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable SMPPSession session;
    private volatile long bindAgainAt = System.nanoTime();

    SmppProvider(String name, Sms settings, SmppReceipts receipts) {
        this.name = name;
        this.settings = settings;
        this.receipts = receipts;
        this.window = new Semaphore(settings.window(), true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer send(Outgoing message) {
        Encoded encoded = SmsRules.encode(settings.signature() + message.sms());
        Set<Integer> taken = message.taken().getOrDefault(name, Set.of());
        List<Part> parts = new ArrayList<>();
        for (int number = 1; number <= encoded.segments().size(); number++) {
            if (!taken.contains(number)) {
                Answer answer = submit(message, encoded, number);
                parts.addAll(answer.parts());
                if (answer.kind() != Kind.ACCEPTED) {
                    return answer.withParts(parts);
                }
            }
        }
        return Answer.accepted(name, parts);
    }

    private Answer submit(Outgoing message, Encoded encoded, int number) {
        SMPPSession bound;
        try {
            bound = bound();
        } catch (IOException e) {
            return Answer.of(Kind.FAILED, name, "BIND " + e.getMessage());
        }
        try {
            if (!window.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return Answer.busy(name, "WINDOW", BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.busy(name, "INTERRUPTED", BUSY);
        }
        try {
            pace();
            return Answer.accepted(name, List.of(new Part(number, submit(bound, message, encoded, number))));
        } catch (NegativeResponseException e) {
            return judged(e.getCommandStatus());
        } catch (PDUException e) {
            return Answer.of(Kind.REFUSED, name, String.valueOf(e.getMessage()));
        } catch (ResponseTimeoutException | InvalidResponseException e) {
            return Answer.of(Kind.LOST, name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            drop(bound);
            return Answer.of(Kind.LOST, name, "CONNECTION " + e.getMessage());
        } finally {
            window.release();
        }
    }

    private String submit(SMPPSession bound, Outgoing message, Encoded encoded, int number)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        int total = encoded.segments().size();
        byte[] segment = encoded.segments().get(number - 1);
        int reference = (int) message.id().getLeastSignificantBits() & 0xFF;
        boolean header = total > 1 && settings.joining() == Joining.HEADER;
        OptionalParameter[] beside = total > 1 && settings.joining() == Joining.PARAMETERS
                ? new OptionalParameter[] {
                    OptionalParameters.newSarMsgRefNum((short) reference),
                    OptionalParameters.newSarTotalSegments((byte) total),
                    OptionalParameters.newSarSegmentSeqnum((byte) number)
                }
                : new OptionalParameter[0];
        boolean abroad = message.address().startsWith("+");
        return bound.submitShortMessage(
                        "",
                        sourceKind(),
                        NumberingPlanIndicator.ISDN,
                        settings.source(),
                        abroad ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        abroad ? message.address().substring(1) : message.address(),
                        header ? new ESMClass().setSpecificFeature(GSMSpecificFeature.UDHI) : new ESMClass(),
                        (byte) 0,
                        (byte) (message.importance() == Importance.URGENT ? PRIORITY_URGENT : 0),
                        "",
                        "",
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new GeneralDataCoding(encoded.unicode() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        header ? SmsRules.withHeader(segment, reference, total, number) : segment,
                        beside)
                .getMessageId();
    }

    private TypeOfNumber sourceKind() {
        return settings.source().matches("\\d*") ? TypeOfNumber.UNKNOWN : TypeOfNumber.ALPHANUMERIC;
    }

    private Answer judged(int status) {
        String said = "SMPP 0x%08X".formatted(status);
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> Answer.busy(name, said, BUSY);
            case SMPPConstant.STAT_ESME_RSYSERR, SMPPConstant.STAT_ESME_RINVBNDSTS, SMPPConstant.STAT_ESME_RX_T_APPN ->
                Answer.of(Kind.FAILED, name, said);
            case SMPPConstant.STAT_ESME_RINVMSGLEN,
                    SMPPConstant.STAT_ESME_RINVSRCADR,
                    SMPPConstant.STAT_ESME_RINVDSTADR,
                    SMPPConstant.STAT_ESME_RINVDSTTON,
                    SMPPConstant.STAT_ESME_RINVDSTNPI,
                    SMPPConstant.STAT_ESME_RINVESMCLASS,
                    SMPPConstant.STAT_ESME_RX_R_APPN,
                    SMPPConstant.STAT_ESME_RPROHIBITED -> Answer.of(Kind.REFUSED, name, said);
            default -> Answer.of(Kind.LATER, name, said);
        };
    }

    /** Waits for its turn, so that no more leave in a second than the provider allows. */
    private void pace() {
        long step = TimeUnit.SECONDS.toNanos(1) / Math.max(1, settings.perSecond());
        long now = System.nanoTime();
        long turn = nextAt.updateAndGet(last -> Math.max(last + step, now));
        try {
            TimeUnit.NANOSECONDS.sleep(turn - now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The connection; makes one when there is none. */
    SMPPSession bound() throws IOException {
        SMPPSession known = session;
        if (known != null && known.getSessionState().isBound()) {
            return known;
        }
        synchronized (this) {
            known = session;
            if (known != null && known.getSessionState().isBound()) {
                return known;
            }
            if (System.nanoTime() - bindAgainAt < 0) {
                throw new IOException("not bound");
            }
            try {
                SMPPSession fresh = bind();
                session = fresh;
                LOG.info("Bound to the SMS centre {}", name);
                return fresh;
            } catch (IOException e) {
                bindAgainAt = System.nanoTime() + REBIND_NANOS;
                throw e;
            }
        }
    }

    private SMPPSession bind() throws IOException {
        SMPPSession fresh = new SMPPSession(this::connection);
        fresh.setEnquireLinkTimer((int) settings.enquire().toMillis());
        fresh.setTransactionTimer(settings.timeout().toMillis());
        fresh.setMessageReceiverListener(receipts.of(name));
        try {
            fresh.connectAndBind(
                    settings.host(),
                    settings.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            settings.systemId(),
                            settings.password(),
                            settings.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            ""),
                    settings.timeout().toMillis());
            return fresh;
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
    }

    private Connection connection(String host, int port) throws IOException {
        SocketFactory sockets =
                settings.tls() ? Tls.trusting(settings.certificate()).getSocketFactory() : SocketFactory.getDefault();
        Socket socket = sockets.createSocket();
        try {
            socket.connect(
                    new InetSocketAddress(host, port), (int) settings.timeout().toMillis());
            if (socket instanceof SSLSocket encrypted) {
                SSLParameters parameters = encrypted.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setServerNames(
                        List.of(new javax.net.ssl.SNIHostName(host.getBytes(StandardCharsets.US_ASCII))));
                encrypted.setSSLParameters(parameters);
                encrypted.startHandshake();
            }
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void drop(SMPPSession broken) {
        broken.close();
    }

    void close() {
        SMPPSession known = session;
        if (known != null) {
            known.unbindAndClose();
        }
    }
}
