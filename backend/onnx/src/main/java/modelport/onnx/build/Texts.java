package modelport.onnx.build;

import java.util.List;
import java.util.stream.LongStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;

/** Texts by what they are. */
public sealed interface Texts extends Operators permits Graph {
    /** Whether each text is one of these. */
    default Value isAnyOf(Value texts, List<String> these) {
        Value found = ml(
                "LabelEncoder",
                ElementType.INT64,
                List.of(texts),
                Attributes.strings("keys_strings", these.toArray(String[]::new)),
                Attributes.longs(
                        "values_int64s", these.stream().mapToLong(_ -> 1).toArray()),
                Attributes.of("default_int64", 0L));
        return cast(found, ElementType.BOOL);
    }

    /** The index of each text in a list without repetitions; for all others the list's size. */
    default Value indexOf(Value texts, List<String> list) {
        return ml(
                "LabelEncoder",
                ElementType.INT64,
                List.of(texts),
                Attributes.strings("keys_strings", list.toArray(String[]::new)),
                Attributes.longs(
                        "values_int64s", LongStream.range(0, list.size()).toArray()),
                Attributes.of("default_int64", (long) list.size()));
    }
}
