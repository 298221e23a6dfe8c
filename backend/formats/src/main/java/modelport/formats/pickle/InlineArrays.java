package modelport.formats.pickle;

import java.io.IOException;
import modelport.formats.pickle.PyValue.Instance;

/** Reads arrays that stand in the file behind an object that describes them. */
interface InlineArrays {
    PyValue read(Instance description) throws IOException;
}
