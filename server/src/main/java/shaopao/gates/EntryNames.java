package shaopao.gates;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.pass.ReaderId;
import shaopao.pass.ReaderNames;

/** Entry points by the names that people know. */
@Component
class EntryNames implements ReaderNames {

    private final GateBook book;

    EntryNames(GateBook book) {
        this.book = book;
    }

    @Override
    public Map<ReaderId, String> names(Collection<ReaderId> readers) {
        Map<ReaderId, String> names = new HashMap<>();
        readers.forEach(reader -> book.gate(new EntryId(reader.value()))
                .ifPresent(gate -> names.put(
                        reader,
                        gate.place().name().zh() + " · " + gate.entry().name().zh())));
        return names;
    }
}
