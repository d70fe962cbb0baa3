package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;

/** The ways to sign in that this installation offers. */
@RestController
@RequestMapping("/api/access/methods")
class MethodsController {

    private final AccessSettings settings;
    private final PublicAddress address;
    private final Upstreams upstreams;
    private final SetUp setUp;
    private final PreferenceStore store;

    MethodsController(
            AccessSettings settings, PublicAddress address, Upstreams upstreams, SetUp setUp, PreferenceStore store) {
        this.settings = settings;
        this.address = address;
        this.upstreams = upstreams;
        this.setUp = setUp;
        this.store = store;
    }

    @GetMapping
    @MayCall(MayCall.ANYONE)
    Methods methods(HttpServletRequest request) {
        return new Methods(
                settings.password(),
                address.offersPasskeys(request),
                upstreams.methods(english(request)),
                setUp.open(),
                settings.demoAccounts() ? store.demoAccounts() : List.of());
    }

    /** English for whoever prefers it to Chinese. */
    private static boolean english(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(List.of("zh", "en")::contains)
                        .findFirst()
                        .filter("en"::equals)
                        .isPresent();
    }

    /**
     * What the sign-in page offers.
     *
     * @param passkey false at an address for which browsers know no passkeys, such as 127.0.0.1
     * @param setUp true while nobody is administrator: the page asks for the code that the program printed
     * @param demoAccounts filled on a demo campus alone
     */
    record Methods(
            boolean password,
            boolean passkey,
            List<UpstreamMethod> upstreams,
            boolean setUp,
            List<DemoAccount> demoAccounts) {}

    /**
     * A sign-in of the school's own.
     *
     * @param kind {@code OIDC} or {@code CAS}
     * @param url where the button leads
     */
    record UpstreamMethod(String id, String name, String kind, String url) {}

    /** An account of the demo campus with its password. */
    record DemoAccount(String number, String name, String role, String password) {}
}
