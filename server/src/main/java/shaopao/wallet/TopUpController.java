package shaopao.wallet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.wallet.spi.PaymentChannel;

/** Money by payment services. */
@RestController
@RequestMapping("/api/wallet")
class TopUpController {

    private static final long TOP_UP_MAX = 500_000;

    private final TopUps topUps;

    TopUpController(TopUps topUps) {
        this.topUps = topUps;
    }

    /** The services that the school has set up. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/channels")
    List<String> channels() {
        return topUps.ready();
    }

    /** Begins a top-up; the answer has the link that the payer's app opens or scans. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/top-ups")
    TopUp beginTopUp(Actor actor, @Valid @RequestBody BeginTopUp command) {
        return topUps.begin(actor, command.id(), command.channel(), command.amountCents());
    }

    /** One's own top-ups by services, the latest first, at most twenty. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/top-ups")
    List<TopUp> ownTopUps(Actor actor) {
        return topUps.latest(actor);
    }

    /** How far one's own is; the service is asked when nothing was heard of it yet. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/top-ups/{id}")
    TopUp topUp(Actor actor, @PathVariable TransferId id) {
        return topUps.look(actor, id);
    }

    /** Gives back all or a part of a top-up by the way it came. */
    @Once
    @MayCall(value = LedgerController.MANAGE, everywhere = true, stepUp = true)
    @PostMapping("/top-ups/{id}/refunds")
    TopUp giveBackTopUp(Actor actor, @PathVariable TransferId id, @Valid @RequestBody GiveBackTopUp command) {
        return topUps.giveBack(actor, id, command.id(), command.amountCents());
    }

    /** What a payment service sends by itself; whoever signs it is believed, nobody else. */
    @MayCall(MayCall.ANYONE)
    @PostMapping("/channels/{channel}/callback")
    ResponseEntity<String> channelTold(@PathVariable @Size(max = 40) String channel, HttpServletRequest request)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        PaymentChannel.Answer answer = topUps.told(channel, headers, body(request));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(answer.type()))
                .body(answer.text());
    }

    /**
     * As it was sent; a form is put together from its fields, since whoever asked for one before has read it. Spring's
     * own way cuts it off at the length that it had, which is another one when the sender encodes less.
     */
    private static String body(HttpServletRequest request) throws IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        return request.getParameterMap().entrySet().stream()
                .flatMap(field ->
                        Arrays.stream(field.getValue()).map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Begin a top-up by a service; again under the same id it is the same one. */
    record BeginTopUp(
            @NotNull TransferId id,
            @NotBlank @Size(max = 40) String channel,
            @Min(1) @Max(TOP_UP_MAX) long amountCents) {}

    record GiveBackTopUp(
            @NotNull TransferId id, @Min(1) @Max(TOP_UP_MAX) long amountCents) {}
}
