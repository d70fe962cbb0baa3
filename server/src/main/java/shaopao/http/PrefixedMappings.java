package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the endpoint of an address. Spring tries each of many hundred patterns in full when the address has a variable
 * in it; here a pattern whose words before the first variable do not begin the address is passed over at once.
 */
final class PrefixedMappings extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, String> prefixes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        String path = ServletRequestPathUtils.getCachedPathValue(request);
        return path.startsWith(prefixes.computeIfAbsent(info, PrefixedMappings::prefix)) || encoded(path)
                ? super.getMatchingMapping(info, request)
                : null;
    }

    /** An address may write any letter as %, and add parameters to a segment. */
    private static boolean encoded(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }

    private static String prefix(RequestMappingInfo info) {
        Set<String> patterns = info.getPatternValues();
        if (patterns.size() != 1) {
            return "";
        }
        String pattern = patterns.iterator().next();
        int end = 0;
        while (end < pattern.length() && "{*?[".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end);
    }
}
