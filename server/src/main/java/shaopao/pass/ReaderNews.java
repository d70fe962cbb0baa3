package shaopao.pass;

import java.util.List;

/**
 * What a reader without a network should hear at once.
 *
 * @param stopped names of what is good no more, as {@link ReaderKeys} has them
 * @param back true when something is good again that was stopped before: the next bundle has it
 */
public record ReaderNews(List<String> stopped, boolean back) {

    public ReaderNews {
        stopped = List.copyOf(stopped);
    }
}
