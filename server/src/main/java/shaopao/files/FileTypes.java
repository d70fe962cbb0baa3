package shaopao.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * Finds the type of a content from its first bytes, and tells whether it may come in. The only class that knows
 * Tika.
 */
final class FileTypes {

    /** How many first bytes are looked at. */
    static final int PREFIX_BYTES = 64 * 1024;

    private static final Set<String> PROGRAMS = Set.of(
            "application/x-dosexec",
            "application/x-msdownload",
            "application/x-msi",
            "application/x-ms-installer",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-coredump",
            "application/x-mach-o",
            "application/x-mach-o-universal",
            "application/java-vm",
            "application/java-archive",
            "application/vnd.android.package-archive",
            "application/x-bat",
            "application/x-sh",
            "application/x-shellscript",
            "application/x-ms-shortcut",
            "application/x-powershell",
            "text/x-vbscript",
            "text/x-vbdotnet",
            "application/hta");

    private static final Set<String> SHOWN_INLINE = Set.of(
            "application/pdf",
            "text/plain",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/avif",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/vnd.wave",
            "video/mp4",
            "video/webm");

    private FileTypes() {}

    /** Whether a content may come in. */
    sealed interface Verdict {
        record Taken(String type) implements Verdict {}

        /** Programs and what the school does not take. */
        record Refused(String type) implements Verdict {}

        /** The content is not what it is said to be. */
        record Mismatch(String claimed, String found) implements Verdict {}
    }

    /** Tika's list is long; it is read when the first file comes. */
    private static final class Known {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
        static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();
    }

    static Verdict judge(byte[] prefix, String name, Optional<String> claimed, Set<String> refused) {
        MediaType found = detect(prefix, Optional.empty());
        MediaType narrowed = detect(prefix, Optional.of(name));
        String type = (found.equals(MediaType.OCTET_STREAM) ? found : narrowed)
                .getBaseType()
                .toString();
        if (isA(found, PROGRAMS) || isA(narrowed, PROGRAMS) || isA(narrowed, refused)) {
            return new Verdict.Refused(type);
        }
        MediaType byName = detect(new byte[0], Optional.of(name));
        MediaType bySender = claimed.map(MediaType::parse).orElse(MediaType.OCTET_STREAM);
        for (MediaType said : List.of(byName, bySender)) {
            if (isA(said, PROGRAMS) || isA(said, refused)) {
                return new Verdict.Refused(said.getBaseType().toString());
            }
            if (pretends(said, found)) {
                return new Verdict.Mismatch(
                        said.getBaseType().toString(), found.getBaseType().toString());
            }
        }
        return new Verdict.Taken(type);
    }

    /** A browser may show it in place; everything else is a download. */
    static boolean inline(String type) {
        return SHOWN_INLINE.contains(type);
    }

    /** Says picture, sound, film or PDF, and is none; or hides a script in what is said to be one. */
    private static boolean pretends(MediaType said, MediaType found) {
        if (related(said, found)) {
            return false;
        }
        boolean saysPdf = said.getBaseType().equals(MediaType.application("pdf"));
        boolean saysMedia = Set.of("image", "audio", "video").contains(said.getType());
        if (saysMedia) {
            boolean svg = found.getSubtype().startsWith("svg");
            boolean film = Set.of("audio", "video").contains(said.getType())
                    && (Set.of("audio", "video").contains(found.getType()) || found.equals(MediaType.OCTET_STREAM));
            return svg || !(film || said.getType().equals(found.getType()));
        }
        return saysPdf;
    }

    private static boolean related(MediaType one, MediaType other) {
        MediaTypeRegistry known = Known.REGISTRY;
        MediaType left = known.normalize(one.getBaseType());
        MediaType right = known.normalize(other.getBaseType());
        return left.equals(right)
                || (known.isSpecializationOf(left, right) && !right.equals(MediaType.OCTET_STREAM))
                || (known.isSpecializationOf(right, left) && !left.equals(MediaType.OCTET_STREAM));
    }

    private static boolean isA(MediaType type, Set<String> types) {
        for (MediaType up = type.getBaseType(); up != null; up = Known.REGISTRY.getSupertype(up)) {
            if (types.contains(up.toString())) {
                return true;
            }
        }
        return false;
    }

    private static MediaType detect(byte[] prefix, Optional<String> name) {
        Metadata metadata = new Metadata();
        // the extension alone: Tika reads a name as an address, in which # and ? end the path
        name.map(text -> "file" + text.substring(Math.max(text.lastIndexOf('.'), 0)))
                .ifPresent(text -> metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, text));
        try {
            return Known.TYPES.detect(prefix.length == 0 ? null : new ByteArrayInputStream(prefix), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
