package shaopao.wallet;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayConstants;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import com.alipay.api.response.AlipayTradePrecreateResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.wallet.spi.PaymentChannel;

/** Alipay, payment by a scanned link, by its own library: it signs what we send and verifies what comes back. */
@Component
class Alipay implements PaymentChannel {

    static final String CODE = "ALIPAY";
    private static final Answer HEARD = new Answer("text/plain", "success");
    private static final String UTF_8 = "utf-8";
    private static final String TAKEN = "10000";
    private static final String UNKNOWN_THERE = "ACQ.TRADE_NOT_EXIST";
    private static final int LINE_MAX = 200;

    /** After these the refund will not be made, however often it is asked for. */
    private static final Set<String> NEVER = Set.of(
            "ACQ.TRADE_HAS_CLOSE",
            "ACQ.TRADE_HAS_FINISHED",
            "ACQ.TRADE_STATUS_ERROR",
            "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
            "ACQ.REASON_TRADE_REFUND_FEE_ERR",
            "ACQ.DISCORDANT_REPEAT_REQUEST");

    private final AlipaySettings settings;
    private final Clock clock;
    private @Nullable AlipayClient contract;

    Alipay(AlipaySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean ready() {
        return !settings.app().isBlank();
    }

    private synchronized AlipayClient contract() throws AlipayApiException {
        AlipayClient known = contract;
        if (known == null) {
            known = sign();
            contract = known;
        }
        return known;
    }

    private AlipayClient sign() throws AlipayApiException {
        // it would write whole requests and answers into the log, with whoever paid
        AlipayLogger.setNeedEnableLogger(false);
        AlipayConfig keys = new AlipayConfig();
        keys.setAppId(settings.app());
        keys.setPrivateKey(AlipayWords.bare(settings.privateKey()));
        keys.setAlipayPublicKey(AlipayWords.bare(settings.publicKey()));
        keys.setCharset(UTF_8);
        keys.setConnectTimeout(5_000);
        keys.setReadTimeout(10_000);
        if (!settings.address().isBlank()) {
            keys.setServerUrl(settings.address());
        }
        return new DefaultAlipayClient(keys);
    }

    private <T extends AlipayResponse> T call(AlipayRequest<T> request) throws ChannelAwayException {
        try {
            return contract().execute(request);
        } catch (AlipayApiException | RuntimeException e) {
            throw new ChannelAwayException(brief(e), e);
        }
    }

    /** The library tells whole messages, of which some come from strangers; a log wants a line. */
    private static String brief(Exception why) {
        String first = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return first.substring(0, Math.min(first.length(), LINE_MAX));
    }

    /** Only answers that were taken are always signed; a signed one of another order says nothing of this. */
    private static <T extends AlipayResponse> T taken(T answer, String number, @Nullable String of)
            throws ChannelAwayException {
        if (!TAKEN.equals(answer.getCode())) {
            throw new ChannelAwayException(answer.getCode() + " " + answer.getSubCode());
        }
        if (!number.equals(of)) {
            throw new ChannelAwayException("An answer of " + of);
        }
        return answer;
    }

    @Override
    public String begin(Order order) throws ChannelAwayException {
        AlipayTradePrecreateModel asked = new AlipayTradePrecreateModel();
        asked.setOutTradeNo(order.number());
        asked.setSubject(order.about());
        asked.setTotalAmount(AlipayWords.yuan(order.amountCents()));
        asked.setTimeExpire(AlipayWords.time(order.expiresAt()));
        asked.setProductCode(settings.product());
        AlipayTradePrecreateRequest request = new AlipayTradePrecreateRequest();
        request.setBizModel(asked);
        request.setNotifyUrl(settings.callback() + "/api/wallet/channels/" + CODE + "/callback");
        AlipayTradePrecreateResponse answer = call(request);
        return taken(answer, order.number(), answer.getOutTradeNo()).getQrCode();
    }

    /** It knows of an order from when somebody has scanned it. */
    @Override
    public Payment ask(String number) throws ChannelAwayException {
        AlipayTradeQueryModel asked = new AlipayTradeQueryModel();
        asked.setOutTradeNo(number);
        AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
        request.setBizModel(asked);
        AlipayTradeQueryResponse answer = call(request);
        if (UNKNOWN_THERE.equals(answer.getSubCode())) {
            return new Payment.Waiting();
        }
        taken(answer, number, answer.getOutTradeNo());
        return AlipayWords.payment(
                answer.getTradeStatus(),
                answer.getTradeNo(),
                answer.getTotalAmount(),
                paidAt(Optional.ofNullable(answer.getSendPayDate()).map(Date::toInstant)));
    }

    /** What is paid counts, also when it is not said since when. */
    private Instant paidAt(Optional<Instant> said) {
        return said.orElseGet(clock::instant);
    }

    @Override
    public Told read(Map<String, String> headers, String body) throws NotGenuineException {
        try {
            Map<String, String> sent = AlipayWords.form(body);
            String key = AlipayWords.bare(settings.publicKey());
            // it takes the signature out of the fields that it is given
            boolean genuine = AlipaySignature.verifyV1(new HashMap<>(sent), key, UTF_8, AlipayConstants.SIGN_TYPE_RSA2);
            if (!genuine || !settings.app().equals(sent.get("app_id"))) {
                throw new NotGenuineException("Signed by nobody, or for another application");
            }
            Payment payment = AlipayWords.payment(
                    sent.getOrDefault("trade_status", ""),
                    sent.getOrDefault("trade_no", ""),
                    sent.getOrDefault("total_amount", ""),
                    paidAt(AlipayWords.instant(sent.getOrDefault("gmt_payment", ""))));
            return new Told(sent.getOrDefault("out_trade_no", ""), payment, HEARD);
        } catch (AlipayApiException | RuntimeException e) {
            throw new NotGenuineException(brief(e), e);
        }
    }

    /** The answer tells whether money moved just now; whether it had moved before, only the list of refunds. */
    @Override
    public Returned giveBack(Return back) throws ChannelAwayException {
        AlipayTradeRefundModel asked = new AlipayTradeRefundModel();
        asked.setOutTradeNo(back.of());
        asked.setOutRequestNo(back.number());
        asked.setRefundAmount(AlipayWords.yuan(back.amountCents()));
        asked.setRefundReason(back.reason());
        AlipayTradeRefundRequest request = new AlipayTradeRefundRequest();
        request.setBizModel(asked);
        AlipayTradeRefundResponse answer = call(request);
        if (NEVER.contains(String.valueOf(answer.getSubCode()))) {
            return returned(back) ? Returned.DONE : Returned.REFUSED;
        }
        taken(answer, back.of(), answer.getOutTradeNo());
        return "Y".equals(answer.getFundChange()) || returned(back) ? Returned.DONE : Returned.UNDER_WAY;
    }

    private boolean returned(Return back) throws ChannelAwayException {
        AlipayTradeFastpayRefundQueryModel asked = new AlipayTradeFastpayRefundQueryModel();
        asked.setOutTradeNo(back.of());
        asked.setOutRequestNo(back.number());
        AlipayTradeFastpayRefundQueryRequest request = new AlipayTradeFastpayRefundQueryRequest();
        request.setBizModel(asked);
        AlipayTradeFastpayRefundQueryResponse answer = call(request);
        if (!TAKEN.equals(answer.getCode())) {
            throw new ChannelAwayException(answer.getCode() + " " + answer.getSubCode());
        }
        return "REFUND_SUCCESS".equals(answer.getRefundStatus())
                && back.number().equals(answer.getOutRequestNo());
    }
}
