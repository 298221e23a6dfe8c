package modelport.formats.pickle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.NamedGlobal.Use;
import modelport.formats.pickle.PyValue.Global;
import modelport.onnx.RefusedException;

/** Takes down what a reader sees. */
final class PickleLog {
    private final Map<Global, Use> uses = new LinkedHashMap<>();
    private Compression compression = Compression.NONE;
    private int protocol;
    private PickleReport.Writer writer = PickleReport.Writer.PICKLE;
    private long opcodes;

    /** Takes down a name, of which there may be so many. */
    void named(Global global, int limit) {
        uses.putIfAbsent(global, Use.MENTIONED);
        if (uses.size() > limit) {
            throw RefusedException.of("pickle.resource-limit-names", "limit", limit);
        }
    }

    void used(Global global, Use use) {
        uses.merge(global, use, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    void compression(Compression used) {
        compression = used;
    }

    void protocol(int version) {
        protocol = Math.max(protocol, version);
    }

    void writtenByJoblib() {
        writer = PickleReport.Writer.JOBLIB;
    }

    void opcode() {
        opcodes++;
    }

    PickleReport report(AllowList allowed) {
        List<NamedGlobal> globals = uses.entrySet().stream()
                .map(use -> new NamedGlobal(
                        use.getKey(),
                        use.getValue(),
                        KnownGlobals.isKnown(use.getKey()) || allowed.allows(use.getKey())))
                .toList();
        return new PickleReport(protocol, compression, writer, globals, opcodes);
    }
}
