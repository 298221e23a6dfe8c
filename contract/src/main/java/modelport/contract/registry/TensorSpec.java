package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One named, typed and shaped input or output. */
@Schema(description = "One named, typed and shaped input or output")
public record TensorSpec(
        @Schema(description = "Its name in the model") String name,
        @Schema(description = "Type of its elements") DataType type,

        @Schema(description = "Its sizes; -1 where any size goes")
        List<Long> shape,

        @Schema(description = "For each size the name that the model gives it, or an empty text; as long as shape")
        List<String> symbols,

        @Schema(description = "Names of its columns, which rows may be written by; empty where the model knows none")
        List<String> columns,

        @Schema(description = "Columns whose values may be missing (null or NaN), by their indexes")
        List<Integer> gaps) {
    public TensorSpec {
        shape = List.copyOf(shape);
        symbols = List.copyOf(symbols);
        columns = List.copyOf(columns);
        gaps = List.copyOf(gaps);
    }

    /** An input or output with names of columns, all of which must be given. */
    public TensorSpec(String name, DataType type, List<Long> shape, List<String> symbols, List<String> columns) {
        this(name, type, shape, symbols, columns, List.of());
    }

    /** An input or output that knows nothing of its columns. */
    public TensorSpec(String name, DataType type, List<Long> shape, List<String> symbols) {
        this(name, type, shape, symbols, List.of(), List.of());
    }

    /** An input or output whose free sizes have no names. */
    public static TensorSpec of(String name, DataType type, long... shape) {
        List<Long> sizes = java.util.Arrays.stream(shape).boxed().toList();
        return new TensorSpec(name, type, sizes, sizes.stream().map(_ -> "").toList());
    }
}
