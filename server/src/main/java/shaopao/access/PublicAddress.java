package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where browsers find this installation: the setting, or on one's own machine the address of the request. */
@Component
class PublicAddress {

    private static final String OWN_MACHINE = "localhost";

    private final AccessSettings settings;

    PublicAddress(AccessSettings settings) {
        this.settings = settings;
    }

    /** Scheme, host and port without a slash at the end. */
    String of(HttpServletRequest request) {
        if (!settings.address().isBlank()) {
            return settings.address().replaceFirst("/+$", "");
        }
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }

    /** The domain to which passkeys are bound (WebAuthn: RP ID). */
    String passkeyDomain() {
        if (!settings.passkeyDomain().isBlank()) {
            return settings.passkeyDomain();
        }
        return settings.address().isBlank()
                ? OWN_MACHINE
                : URI.create(settings.address()).getHost();
    }

    /** Pages that may use passkeys, exactly; on one's own machine those of the request's port. */
    List<String> passkeyOrigins(HttpServletRequest request) {
        if (!settings.passkeyOrigins().isEmpty()) {
            return settings.passkeyOrigins();
        }
        return List.of(
                settings.address().isBlank() ? "http://" + OWN_MACHINE + ":" + request.getServerPort() : of(request));
    }

    /** Browsers know no passkeys for a page at 127.0.0.1. */
    boolean offersPasskeys(HttpServletRequest request) {
        return !passkeyDomain().equals(OWN_MACHINE) || request.getServerName().equals(OWN_MACHINE);
    }
}
