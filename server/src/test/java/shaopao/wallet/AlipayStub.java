package shaopao.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import shaopao.wallet.spi.PaymentChannel.Returned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs and verifies as Alipay's gateway does (RSA2 over sorted fields, answers signed as they are written): what the
 * merchant has not signed is refused, and so is what does not look as it must.
 */
final class AlipayStub implements PaymentStub {

    static final String APP = "2021000000000001";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}";
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair merchant = PaymentStub.pair();
    private final KeyPair service = PaymentStub.pair();
    private final KeyPair stranger = PaymentStub.pair();
    private final HttpServer server;
    private final Map<String, String> amounts = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, String> refunds = new ConcurrentHashMap<>();
    private volatile Returned refundsEnd = Returned.UNDER_WAY;
    private volatile boolean away;
    private volatile boolean forging;

    AlipayStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/gateway.do", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do";
    }

    String privateKey() {
        return Base64.getEncoder().encodeToString(merchant.getPrivate().getEncoded());
    }

    /** With the lines about it, as some keep it. */
    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(service.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public String code() {
        return Alipay.CODE;
    }

    @Override
    public String link() {
        return "https://qr.alipay.com/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> fields = fields(exchange.getRequestURI().getRawQuery());
        fields.putAll(fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        String method = fields.getOrDefault("method", "");
        String said;
        if (away) {
            said = "{\"code\":\"20000\",\"msg\":\"Service Currently Unavailable\",\"sub_code\":\"isp.unknow-error\"}";
        } else if (!genuine(fields)) {
            said = "{\"code\":\"40002\",\"msg\":\"Invalid Arguments\",\"sub_code\":\"isv.invalid-signature\"}";
        } else {
            said = told(method, JSON.readTree(fields.get("biz_content")));
        }
        String whole = "{\"" + method.replace('.', '_') + "_response\":" + said + ",\"sign\":\""
                + PaymentStub.sign(said, forging ? stranger.getPrivate() : service.getPrivate()) + "\"}";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean genuine(Map<String, String> fields) {
        Map<String, String> signed = new TreeMap<>(fields);
        signed.remove("sign");
        return APP.equals(fields.get("app_id"))
                && "RSA2".equals(fields.get("sign_type"))
                && fields.getOrDefault("timestamp", "").matches(TIME)
                && PaymentStub.signed(canonical(signed), fields.getOrDefault("sign", ""), merchant.getPublic());
    }

    private String told(String method, JsonNode asked) {
        String number = asked.get("out_trade_no").asString();
        return switch (method) {
            case "alipay.trade.precreate" -> {
                boolean right = asked.get("total_amount").asString().matches("\\d+\\.\\d{2}")
                        && asked.get("time_expire").asString().matches(TIME);
                amounts.putIfAbsent(number, asked.get("total_amount").asString());
                yield right
                        ? "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"qr_code\":\"%s\"}"
                                .formatted(number, link() + number)
                        : "{\"code\":\"40004\",\"sub_code\":\"ACQ.INVALID_PARAMETER\"}";
            }
            case "alipay.trade.query" -> query(number);
            case "alipay.trade.refund" -> refund(number, asked);
            default -> listed(number, asked.get("out_request_no").asString());
        };
    }

    private String query(String number) {
        String state = states.get(number);
        if (state == null) {
            return "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"}";
        }
        return """
            {"code":"10000","msg":"Success","out_trade_no":"%s","trade_no":"2026%s","trade_status":"%s",\
            "total_amount":"%s","send_pay_date":"2026-11-27 20:00:00","subject":"校园钱包充值"}\
            """.formatted(number, number.substring(0, 20), state, amounts.get(number));
    }

    private String refund(String number, JsonNode asked) {
        String refund = asked.get("out_request_no").asString();
        boolean first = refunds.putIfAbsent(refund, asked.get("refund_amount").asString()) == null;
        if (refundsEnd == Returned.REFUSED) {
            return "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.TRADE_HAS_FINISHED\"}";
        }
        return "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"fund_change\":\"%s\"}"
                .formatted(number, first && refundsEnd == Returned.DONE ? "Y" : "N");
    }

    private String listed(String number, String refund) {
        return refunds.containsKey(refund) && refundsEnd == Returned.DONE
                ? "{\"code\":\"10000\",\"out_trade_no\":\"%s\",\"out_request_no\":\"%s\",\"refund_status\":\"%s\"}"
                        .formatted(number, refund, "REFUND_SUCCESS")
                : "{\"code\":\"10000\",\"msg\":\"Success\"}";
    }

    @Override
    public void pays(String number) {
        states.put(number, "TRADE_SUCCESS");
    }

    @Override
    public void pays(String number, int cents) {
        amounts.put(number, "%d.%02d".formatted(cents / 100, cents % 100));
        pays(number);
    }

    @Override
    public void closes(String number) {
        states.put(number, "TRADE_CLOSED");
    }

    @Override
    public Sent told(String number, boolean forged) {
        return told(number, APP, forged);
    }

    /** What it would send of an order, for an application. */
    Sent told(String number, String app, boolean forged) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "notify_time",
                "2026-11-27 20:00:01",
                "notify_type",
                "trade_status_sync",
                "charset",
                "utf-8",
                "app_id",
                app,
                "out_trade_no",
                number,
                "trade_no",
                "2026" + number.substring(0, 20),
                "subject",
                "校园钱包充值 100% + 1",
                "trade_status",
                states.getOrDefault(number, "WAIT_BUYER_PAY"),
                "total_amount",
                amounts.get(number),
                "gmt_payment",
                "2026-11-27 20:00:00"));
        String sign = PaymentStub.sign(canonical(fields), forged ? stranger.getPrivate() : service.getPrivate());
        fields.put("sign_type", "RSA2");
        fields.put("sign", sign);
        return new Sent(
                Map.of(),
                fields.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** As documented: the fields by name, those without a value left out, decoded. */
    private static String canonical(Map<String, String> sorted) {
        return sorted.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : encoded.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void refunds(Returned how) {
        refundsEnd = how;
    }

    @Override
    public boolean asked(String refund) {
        return refunds.containsKey(refund);
    }

    @Override
    public void away(boolean away) {
        this.away = away;
    }

    @Override
    public void forging(boolean forging) {
        this.forging = forging;
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
