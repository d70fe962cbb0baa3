package shaopao.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import shaopao.wallet.spi.PaymentChannel.Returned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs and verifies as WeChat Pay does (APIv3): a request that the merchant has not signed gets a 401. */
final class WeChatStub implements PaymentStub {

    static final String MERCHANT = "1900000109";
    static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String KEY_ID = "PUB_KEY_ID_0119000001092026";
    static final String API_KEY = "0123456789abcdef0123456789abcdef";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern AUTHORIZATION = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final KeyPair merchant = PaymentStub.pair();
    private final KeyPair service = PaymentStub.pair();
    private final KeyPair stranger = PaymentStub.pair();
    private final HttpServer server;

    /** Order to its state and amount: what somebody paid here. */
    private final Map<String, String> states = new ConcurrentHashMap<>();

    private final Map<String, Integer> amounts = new ConcurrentHashMap<>();
    private final Map<String, String> refunds = new ConcurrentHashMap<>();
    private volatile String refundStatus = "PROCESSING";
    private volatile boolean away;
    private volatile boolean forging;

    WeChatStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String privatePem() {
        return pem("PRIVATE KEY", merchant.getPrivate().getEncoded());
    }

    String publicPem() {
        return pem("PUBLIC KEY", service.getPublic().getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        int status = 200;
        String said;
        if (away) {
            status = 500;
            said = "{\"code\":\"SYSTEM_ERROR\",\"message\":\"x\"}";
        } else if (!signed(exchange, path, body)) {
            status = 401;
            said = "{\"code\":\"SIGN_ERROR\",\"message\":\"x\"}";
        } else if (path.endsWith("/pay/transactions/native")) {
            JsonNode order = JSON.readTree(body);
            String number = order.get("out_trade_no").asString();
            states.putIfAbsent(number, "NOTPAY");
            amounts.putIfAbsent(number, order.at("/amount/total").asInt());
            said = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=" + number + "\"}";
        } else if (path.contains("/refund/domestic/refunds")) {
            String number = JSON.readTree(body).get("out_refund_no").asString();
            refunds.putIfAbsent(number, body);
            said = "{\"out_refund_no\":\"" + number + "\",\"status\":\"" + refundStatus + "\"}";
        } else {
            said = transaction(path.replaceAll(".*/out-trade-no/([0-9a-f]+).*", "$1"));
        }
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        signature(said, forging)
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** An order as the service tells of it. */
    private String transaction(String number) {
        return """
            {"appid":"wx1","mchid":"%s","out_trade_no":"%s","transaction_id":"42%s","trade_state":"%s",
             "success_time":"2026-11-27T20:00:00+08:00","amount":{"total":%d,"currency":"CNY"}}
            """.formatted(MERCHANT, number, number.substring(0, 20), states.get(number), amounts.get(number))
                .strip();
    }

    private boolean signed(HttpExchange exchange, String path, String body) {
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = AUTHORIZATION.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        while (matcher.find()) {
            parts.put(matcher.group(1), matcher.group(2));
        }
        String text = exchange.getRequestMethod() + "\n" + path + "\n" + parts.get("timestamp") + "\n"
                + parts.get("nonce_str") + "\n" + body + "\n";
        return SERIAL.equals(parts.get("serial_no"))
                && MERCHANT.equals(parts.get("mchid"))
                && PaymentStub.signed(text, parts.getOrDefault("signature", ""), merchant.getPublic());
    }

    /** Headers by which the merchant knows that it was the service; forged ones are by another key. */
    private Map<String, String> signature(String body, boolean forged) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String text = timestamp + "\n" + nonce + "\n" + body + "\n";
        return Map.of(
                "wechatpay-serial", KEY_ID,
                "wechatpay-timestamp", timestamp,
                "wechatpay-nonce", nonce,
                "wechatpay-signature", PaymentStub.sign(text, forged ? stranger.getPrivate() : service.getPrivate()));
    }

    /** What the service sends by itself when an order was paid. */
    private String notification(String number) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            String nonce = "abcdefghijkl";
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(API_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD("transaction".getBytes(StandardCharsets.UTF_8));
            String sealed = Base64.getEncoder()
                    .encodeToString(cipher.doFinal(transaction(number).getBytes(StandardCharsets.UTF_8)));
            return """
                {"id":"EV-1","create_time":"2026-11-27T12:00:00+08:00","resource_type":"encrypt-resource",
                 "event_type":"TRANSACTION.SUCCESS","summary":"x","resource":{"original_type":"transaction",
                 "algorithm":"AEAD_AES_256_GCM","ciphertext":"%s","associated_data":"transaction","nonce":"%s"}}
                """.formatted(sealed, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String code() {
        return WeChatPay.CODE;
    }

    @Override
    public String link() {
        return "weixin://wxpay/bizpayurl?pr=";
    }

    @Override
    public void pays(String number) {
        states.put(number, "SUCCESS");
    }

    @Override
    public void pays(String number, int cents) {
        amounts.put(number, cents);
        pays(number);
    }

    @Override
    public void closes(String number) {
        states.put(number, "CLOSED");
    }

    @Override
    public Sent told(String number, boolean forged) {
        String body = notification(number);
        return new Sent(signature(body, forged), body);
    }

    @Override
    public void refunds(Returned how) {
        refundStatus = switch (how) {
            case DONE -> "SUCCESS";
            case UNDER_WAY -> "PROCESSING";
            case REFUSED -> "CLOSED";
        };
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
