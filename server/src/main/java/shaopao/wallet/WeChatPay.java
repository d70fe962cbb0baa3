package shaopao.wallet;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.wallet.spi.PaymentChannel;

/** WeChat Pay, Native payment of APIv3, by its own library: it signs what we send and verifies what comes back. */
@Component
class WeChatPay implements PaymentChannel {

    static final String CODE = "WECHAT_PAY";
    private static final Answer HEARD = new Answer("application/json", "{\"code\":\"SUCCESS\",\"message\":\"成功\"}");
    private static final String HEADERS = "wechatpay-";
    private static final int HTTP_NOT_FOUND = 404;
    private static final int LINE_MAX = 200;

    private final WeChatPaySettings settings;
    private @Nullable Contract contract;

    WeChatPay(WeChatPaySettings settings) {
        this.settings = settings;
    }

    /** The library's services, made from the settings at first need. */
    private record Contract(NativePayService orders, RefundService refunds, NotificationParser notifications) {}

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean ready() {
        return !settings.merchant().isBlank();
    }

    private synchronized Contract contract() {
        Contract known = contract;
        if (known == null) {
            known = sign();
            contract = known;
        }
        return known;
    }

    private Contract sign() {
        RSAPublicKeyConfig keys = new RSAPublicKeyConfig.Builder()
                .merchantId(settings.merchant())
                .privateKey(settings.privateKey())
                .merchantSerialNumber(settings.serial())
                .publicKey(settings.publicKey())
                .publicKeyId(settings.publicKeyId())
                .apiV3Key(settings.apiKey())
                .build();
        NotificationConfig told = new RSAPublicKeyNotificationConfig.Builder()
                .publicKey(settings.publicKey())
                .publicKeyId(settings.publicKeyId())
                .apiV3Key(settings.apiKey())
                .build();
        HttpClient client = new DefaultHttpClientBuilder()
                .config(keys)
                .connectTimeoutMs(5_000)
                .readTimeoutMs(10_000)
                .okHttpClient(relayed())
                .build();
        return new Contract(
                new NativePayService.Builder().httpClient(client).build(),
                new RefundService.Builder().httpClient(client).build(),
                new NotificationParser(told));
    }

    /** The library knows its own host only; a relay gets the same requests. */
    private OkHttpClient relayed() {
        HttpUrl relay = settings.address().isBlank() ? null : HttpUrl.get(settings.address());
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Request request = chain.request();
                    if (relay == null) {
                        return named(chain.proceed(request));
                    }
                    HttpUrl to = request.url()
                            .newBuilder()
                            .scheme(relay.scheme())
                            .host(relay.host())
                            .port(relay.port())
                            .build();
                    return named(chain.proceed(request.newBuilder().url(to).build()));
                })
                .build();
    }

    /** The library finds headers in one spelling only; HTTP/2 and relays send them in another. */
    private static Response named(Response response) {
        Headers.Builder headers = new Headers.Builder();
        Headers sent = response.headers();
        for (int i = 0; i < sent.size(); i++) {
            String name = sent.name(i).toLowerCase(Locale.ROOT);
            boolean theirs = name.startsWith(HEADERS) && name.length() > HEADERS.length();
            headers.add(theirs ? spelled(name) : sent.name(i), sent.value(i));
        }
        return response.newBuilder().headers(headers.build()).build();
    }

    /** {@code wechatpay-nonce} as {@code Wechatpay-Nonce}. */
    private static String spelled(String name) {
        int rest = HEADERS.length();
        return "Wechatpay-" + Character.toUpperCase(name.charAt(rest)) + name.substring(rest + 1);
    }

    private interface Call<T> {
        T make(Contract contract);
    }

    private <T> T call(Call<T> call) throws ChannelAwayException {
        try {
            return call.make(contract());
        } catch (WechatPayException | IllegalArgumentException | IllegalStateException e) {
            throw new ChannelAwayException(brief(e), e);
        }
    }

    /** The library tells whole messages, of which some come from strangers; a log wants a line. */
    private static String brief(RuntimeException why) {
        String first = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return first.substring(0, Math.min(first.length(), LINE_MAX));
    }

    @Override
    public String begin(Order order) throws ChannelAwayException {
        PrepayRequest request = new PrepayRequest();
        Amount amount = new Amount();
        amount.setTotal(Math.toIntExact(order.amountCents()));
        amount.setCurrency("CNY");
        request.setAmount(amount);
        request.setAppid(settings.app());
        request.setMchid(settings.merchant());
        request.setDescription(order.about());
        request.setOutTradeNo(order.number());
        request.setNotifyUrl(settings.callback() + "/api/wallet/channels/" + CODE + "/callback");
        request.setTimeExpire(order.expiresAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(Ledger.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        return call(contract -> contract.orders().prepay(request).getCodeUrl());
    }

    @Override
    public Payment ask(String number) throws ChannelAwayException {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(settings.merchant());
        request.setOutTradeNo(number);
        return call(contract -> {
            try {
                return payment(contract.orders().queryOrderByOutTradeNo(request));
            } catch (ServiceException e) {
                if (e.getHttpStatusCode() == HTTP_NOT_FOUND) {
                    return new Payment.Waiting();
                }
                throw e;
            }
        });
    }

    private static Payment payment(Transaction transaction) {
        return switch (transaction.getTradeState()) {
            case SUCCESS, REFUND ->
                new Payment.Paid(
                        transaction.getTransactionId(),
                        transaction.getAmount().getTotal(),
                        instant(transaction.getSuccessTime()));
            case NOTPAY, USERPAYING, ACCEPT -> new Payment.Waiting();
            case CLOSED, REVOKED, PAYERROR -> new Payment.Over();
        };
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    @Override
    public Told read(Map<String, String> headers, String body) throws NotGenuineException {
        RequestParam asSent = new RequestParam.Builder()
                .serialNumber(header(headers, "wechatpay-serial"))
                .nonce(header(headers, "wechatpay-nonce"))
                .timestamp(header(headers, "wechatpay-timestamp"))
                .signature(header(headers, "wechatpay-signature"))
                .body(body)
                .build();
        try {
            Transaction transaction = contract().notifications().parse(asSent, Transaction.class);
            return new Told(transaction.getOutTradeNo(), payment(transaction), HEARD);
        } catch (RuntimeException e) {
            throw new NotGenuineException(brief(e), e);
        }
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    @Override
    public Returned giveBack(Return back) throws ChannelAwayException {
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(back.of());
        request.setOutRefundNo(back.number());
        request.setReason(back.reason());
        AmountReq amount = new AmountReq();
        amount.setRefund(back.amountCents());
        amount.setTotal(back.orderCents());
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return call(contract -> switch (contract.refunds().create(request).getStatus()) {
            case SUCCESS -> Returned.DONE;
            // abnormal: the card did not take it, and somebody finishes it at the service; it may still be paid out
            case PROCESSING, ABNORMAL -> Returned.UNDER_WAY;
            case CLOSED -> Returned.REFUSED;
        });
    }
}
