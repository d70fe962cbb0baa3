package shaopao.access;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import shaopao.http.ProblemWriter;

/**
 * Headers and protection against forged requests, in front of every page and endpoint. Who sent a request is told by
 * {@link SessionRecogniser} and its like; who may call stands at the endpoint.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Called by others than our pages, with a proof of their own: the school's sign-in, and mail programs. */
    private static final Set<String> WITHOUT_PAGE = Set.of(UpstreamController.NOTICES, "/api/notices/unsubscribe");

    /**
     * No script but our own files; the component kits set styles on elements, hence the one exception; WebAssembly for
     * reading codes with the camera.
     */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String PERMISSIONS_POLICY =
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)";

    /** What payment services send carries their signature, and no page of ours. */
    private static final Pattern SIGNED_ITSELF = Pattern.compile("/api/wallet/channels/[A-Za-z0-9_-]+/callback");

    @Bean
    SecurityFilterChain security(HttpSecurity http, ProblemWriter problems) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.spa()
                        .requireCsrfProtectionMatcher(request -> !READING.contains(request.getMethod())
                                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                                && !WITHOUT_PAGE.contains(request.getRequestURI())
                                && !SIGNED_ITSELF
                                        .matcher(request.getRequestURI())
                                        .matches()))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, _) ->
                        problems.write(request, response, AccessProblem.PAGE_OUTDATED, Map.of())))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.deny())
                .cacheControl(cache -> cache.disable())
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(365L * 24 * 60 * 60));
    }
}
