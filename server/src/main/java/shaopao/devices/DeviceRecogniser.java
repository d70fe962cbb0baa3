package shaopao.devices;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import shaopao.devices.SignatureRules.Claim;
import shaopao.http.Recogniser;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/**
 * Recognises devices by {@code Authorization: Shaopao-Device <id>.<seconds>.<nonce>.<signature>}. Reads the body,
 * since the signature covers it, and hands it on; a device sends nothing large.
 */
@Component
@Order(30)
class DeviceRecogniser implements Recogniser {

    private static final int BODY_BYTES_MAX = 1 << 20;

    private final Devices devices;

    DeviceRecogniser(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Optional<Recognised> recognise(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SignatureRules.SCHEME)) {
            return Optional.empty();
        }
        Claim claim = SignatureRules.claim(header)
                .orElseThrow(() -> new ProblemException(DeviceProblem.DEVICE_SIGNATURE_INVALID));
        byte[] body = body(request);
        String path = request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
        Actor actor = devices.signed(claim, request.getMethod(), path, sha256(body), request.getRemoteAddr());
        return Optional.of(new Recognised(actor, Optional.empty(), Optional.of(new ReadRequest(request, body))));
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
            if (body.length > BODY_BYTES_MAX) {
                throw new ProblemException(DeviceProblem.DEVICE_SIGNATURE_INVALID);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
