package shaopao.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where contents lie: a local folder, or an object store behind the same four calls. Contents never change, so an
 * implementation needs no locks; all calls may come from many threads and nodes at once.
 */
public interface FileStorage {

    /**
     * Takes over a complete spool file under its hash. On return the content is durable and visible as a whole;
     * before, not at all. Storing a content that is there already changes nothing. The spool is gone afterwards.
     */
    void put(ContentHash hash, Path spool) throws IOException;

    /**
     * Opens a part of a content.
     *
     * @param from first byte, from 0
     * @param length number of bytes; the stream ends after them
     * @throws java.io.FileNotFoundException when there is no such content
     */
    InputStream open(ContentHash hash, long from, long length) throws IOException;

    /** Removes a content; unknown ones are no error. */
    void delete(ContentHash hash) throws IOException;

    boolean exists(ContentHash hash) throws IOException;
}
