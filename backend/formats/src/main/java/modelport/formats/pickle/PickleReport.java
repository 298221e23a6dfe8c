package modelport.formats.pickle;

import java.util.List;

/**
 * What the reader saw of a pickle, up to its end or to where it was refused.
 *
 * @param protocol the highest one that the file says to be written in; 0 where it says none
 * @param globals in the order of the file
 * @param opcodes number of instructions
 */
public record PickleReport(
        int protocol, Compression compression, Writer writer, List<NamedGlobal> globals, long opcodes) {
    public PickleReport {
        globals = List.copyOf(globals);
    }

    /** Who wrote the file, as far as it shows. */
    public enum Writer {
        PICKLE,
        JOBLIB
    }
}
