package shaopao.notices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.MessageId;

/** An SMS centre on this machine: takes what is submitted, says no when told to, sends receipts, drops connections. */
@SuppressWarnings("JavaUtilDate")
final class Smsc implements AutoCloseable, ServerMessageReceiverListener {

    private final Map<String, Map<Integer, String>> halves = new ConcurrentHashMap<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(1000);
    private volatile Optional<Integer> error = Optional.empty();
    private volatile Optional<int[]> segmentError = Optional.empty();
    private volatile boolean dropping;
    private volatile boolean deaf;
    private final AtomicInteger errorsLeft = new AtomicInteger();
    private SMPPServerSessionListener listener;
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final int port;

    /** One segment that was taken. */
    record Taken(
            String id, String to, String from, boolean unicode, boolean header, int number, int total, String text) {}

    Smsc() throws IOException {
        this(0);
    }

    private Smsc(int wanted) throws IOException {
        LoopbackOnly loopback = new LoopbackOnly();
        this.listener = new SMPPServerSessionListener(wanted, loopback);
        this.port = loopback.port;
        accept(listener);
    }

    private static final class LoopbackOnly implements ServerConnectionFactory {

        private int port;

        @Override
        public ServerConnection listen(int wanted) throws IOException {
            ServerSocket socket = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            port = socket.getLocalPort();
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int wanted, int timeout) throws IOException {
            return listen(wanted);
        }

        @Override
        public ServerConnection listen(int wanted, int timeout, int backlog) throws IOException {
            return listen(wanted);
        }
    }

    private void accept(SMPPServerSessionListener open) {
        open.setMessageReceiverListener(this);
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    SMPPServerSession session = open.accept();
                    Thread.ofPlatform().daemon().start(() -> bound(session));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    private void bound(SMPPServerSession session) {
        try {
            var request = session.waitForBind(5_000);
            if (!request.getPassword().equals("right")) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            request.accept("smsc");
            sessions.add(session);
        } catch (Exception e) {
            session.close();
        }
    }

    /** Answers the next so many submissions with an error. */
    void refuse(int status, int times) {
        error = Optional.of(status);
        errorsLeft.set(times);
    }

    /** Answers the next segment of this number with an error. */
    void refuseSegment(int number, int status) {
        segmentError = Optional.of(new int[] {number, status});
    }

    /** Whether it breaks the connection when something is submitted. */
    void dropping(boolean yes) {
        dropping = yes;
    }

    /** Whether it takes messages and says nothing. */
    void deaf(boolean yes) {
        deaf = yes;
    }

    /** The id that the next message will get. */
    String nextId() {
        return String.valueOf(ids.get() + 1);
    }

    /** Goes away, with all its connections. */
    void down() throws IOException {
        listener.close();
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    /** Comes back at the same port. */
    void up() throws IOException {
        listener = new SMPPServerSessionListener(port, new LoopbackOnly());
        accept(listener);
    }

    /** Sends a receipt as the appendix of SMPP 3.4 has it. */
    void receipt(Taken of, DeliveryReceiptState state, String error) throws Exception {
        DeliveryReceipt receipt = new DeliveryReceipt(
                of.id(), 1, 1, new Date(), new Date(), state, error, of.text().isEmpty() ? "" : "x");
        deliver(receipt.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), new OptionalParameter[0]);
    }

    /** Sends a receipt whose facts are in parameters, with one that nobody knows, and no readable text. */
    void receiptInParameters(Taken of, byte state) throws Exception {
        deliver(new byte[0], new OptionalParameter[] {
            new OptionalParameter.Receipted_message_id(of.id()),
            new OptionalParameter.Message_state(state),
            new OptionalParameter.OctetString((short) 0x1777, "unknown")
        });
    }

    /** Something that a person sent, or nonsense. */
    void noise(String text, byte esmClass) throws Exception {
        session()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "13800000000",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "1069",
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                        text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private void deliver(byte[] text, OptionalParameter[] parameters) throws Exception {
        session()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "13800000000",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "1069",
                        new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                        text,
                        parameters);
    }

    private SMPPServerSession session() {
        return sessions.stream()
                .filter(one -> one.getSessionState().isBound())
                .findFirst()
                .orElseThrow();
    }

    /** The texts that phones would show by now, segments joined. */
    List<String> texts(String to) {
        List<String> texts = new ArrayList<>();
        taken.stream().filter(one -> one.to().equals(to) && one.total() == 1).forEach(one -> texts.add(one.text()));
        halves.forEach((key, parts) -> {
            if (key.startsWith(to + " ") && parts.size() == Integer.parseInt(key.substring(key.lastIndexOf(' ') + 1))) {
                texts.add(String.join("", new java.util.TreeMap<>(parts).values()));
            }
        });
        return texts;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm sm, SMPPServerSession source) throws ProcessRequestException {
        if (dropping) {
            source.close();
            throw new ProcessRequestException("dropped", SMPPConstant.STAT_ESME_RSYSERR);
        }
        if (error.isPresent() && errorsLeft.getAndDecrement() > 0) {
            throw new ProcessRequestException("no", error.get());
        }
        Taken one = read(sm);
        int[] wrong = segmentError.orElse(new int[] {0, 0});
        if (wrong[0] == one.number() && one.total() > 1) {
            segmentError = Optional.empty();
            throw new ProcessRequestException("no", wrong[1]);
        }
        taken.add(one);
        if (one.total() > 1) {
            int reference = reference(sm);
            halves.computeIfAbsent(one.to() + " " + reference + " " + one.total(), _ -> new ConcurrentHashMap<>())
                    .put(one.number(), one.text());
        }
        if (deaf) {
            try {
                Thread.sleep(4_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            return new SubmitSmResult(new MessageId(one.id()), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private Taken read(SubmitSm sm) {
        boolean header = GSMSpecificFeature.UDHI.containedIn(sm.getEsmClass());
        byte[] octets = sm.getShortMessage();
        byte[] text = header ? java.util.Arrays.copyOfRange(octets, 6, octets.length) : octets;
        boolean unicode = sm.getDataCoding() == Alphabet.ALPHA_UCS2.value();
        int total = header ? octets[4] : parameter(sm, Tag.SAR_TOTAL_SEGMENTS).orElse(1);
        int number = header ? octets[5] : parameter(sm, Tag.SAR_SEGMENT_SEQNUM).orElse(1);
        return new Taken(
                String.valueOf(ids.incrementAndGet()),
                sm.getDestAddress(),
                sm.getSourceAddr(),
                unicode,
                header,
                number,
                total,
                SmsRules.decode(unicode, text));
    }

    private static int reference(SubmitSm sm) {
        if (GSMSpecificFeature.UDHI.containedIn(sm.getEsmClass())) {
            return sm.getShortMessage()[3];
        }
        return sm.getOptionalParameter(Tag.SAR_MSG_REF_NUM) instanceof OptionalParameter.Short one ? one.getValue() : 0;
    }

    private static Optional<Integer> parameter(SubmitSm sm, Tag tag) {
        return sm.getOptionalParameter(tag) instanceof OptionalParameter.Byte one
                ? Optional.of((int) one.getValue())
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        down();
    }

    private static ProcessRequestException no() {
        return new ProcessRequestException("no", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti m, SMPPServerSession s) throws ProcessRequestException {
        throw no();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm m, SMPPServerSession s) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm m, SMPPServerSession s) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelSm(CancelSm m, SMPPServerSession s) throws ProcessRequestException {
        throw no();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm m, SMPPServerSession s) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm m, SMPPServerSession s) throws ProcessRequestException {
        throw no();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm m, SMPPServerSession s)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm m, Session s) throws ProcessRequestException {
        throw no();
    }
}
