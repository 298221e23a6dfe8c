package modelport.formats.pickle;

import modelport.formats.pickle.PyValue.Global;

/**
 * A class or function that a pickle names.
 *
 * @param use the most that the file wants of it
 * @param allowed whether the reader, or the allow list, knows it
 */
public record NamedGlobal(Global global, Use use, boolean allowed) {
    /** What a file wants of a name, the least first. */
    public enum Use {
        MENTIONED,
        CLASS,
        CALLED
    }
}
