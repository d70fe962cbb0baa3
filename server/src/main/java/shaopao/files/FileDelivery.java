package shaopao.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import shaopao.kernel.ProblemException;

/**
 * Writes a file into an answer: whole, one range of it (RFC 9110 §14; of several ranges the whole), or "not
 * modified". What a browser could run goes out as a download, unsniffed and in a sandbox.
 */
final class FileDelivery {

    private FileDelivery() {}

    static void deliver(Files files, StoredFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (file.quarantined()) {
            throw new ProblemException(FileProblem.FILE_QUARANTINED);
        }
        String tag = "\"" + file.sha256() + "\"";
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        Optional<HttpRange> range = range(request, tag, file, response);
        long from = range.map(asked -> asked.getRangeStart(file.bytes())).orElse(0L);
        long last = range.map(asked -> asked.getRangeEnd(file.bytes())).orElse(file.bytes() - 1);
        long length = last - from + 1;
        try (InputStream content = files.open(file, from, length)) {
            headers(file, tag, response);
            response.setContentLengthLong(length);
            if (range.isPresent()) {
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + last + "/" + file.bytes());
            }
            if (!request.getMethod().equals("HEAD")) {
                content.transferTo(response.getOutputStream());
            }
        }
    }

    private static void headers(StoredFile file, String tag, HttpServletResponse response) {
        boolean inline = FileTypes.inline(file.type());
        response.setContentType(file.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileNameRules.disposition(inline, file.name()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                // Chromium's PDF viewer does not start in a sandbox
                "default-src 'none'; frame-ancestors 'self'"
                        + (file.type().equals("application/pdf") ? "" : "; sandbox"));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.ETAG, tag);
        // always asked again, so that quarantine and deletion hold at once
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** The one range asked for; none when there is no usable header or the content is another by now (If-Range). */
    private static Optional<HttpRange> range(
            HttpServletRequest request, String tag, StoredFile file, HttpServletResponse response) {
        String header = request.getHeader(HttpHeaders.RANGE);
        String only = request.getHeader(HttpHeaders.IF_RANGE);
        if (header == null || (only != null && !only.equals(tag))) {
            return Optional.empty();
        }
        List<HttpRange> ranges = parse(header);
        if (ranges.size() != 1) {
            return Optional.empty();
        }
        HttpRange range = ranges.getFirst();
        if (range.getRangeStart(file.bytes()) >= file.bytes()
                || range.getRangeEnd(file.bytes()) < range.getRangeStart(file.bytes())) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
            throw new ProblemException(FileProblem.FILE_RANGE_EMPTY, Map.of("bytes", file.bytes()));
        }
        return Optional.of(range);
    }

    private static List<HttpRange> parse(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
