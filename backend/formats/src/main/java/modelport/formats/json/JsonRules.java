package modelport.formats.json;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import modelport.onnx.RefusedException;

/**
 * How much a JSON text may hold, and what is said where it holds more or is none.
 *
 * @param nesting objects and lists within each other
 * @param values texts, numbers, truths, objects and lists altogether
 * @param keysOnce whether a key that stands twice breaks the text; otherwise the last one counts, as in Python
 * @param broken for what is not JSON
 * @param tooMany for more values than this
 */
public record JsonRules(
        int nesting,
        int values,
        boolean keysOnce,
        Supplier<RefusedException> broken,
        IntFunction<RefusedException> tooMany) {}
