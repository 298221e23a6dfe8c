package modelport.ui.prediction;

import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;

/** The columns of a row, for models whose rows may be written by name; in the order of the model. */
public record RowColumns(List<Column> list) {
    /** A column: its name and the type of its values. */
    public record Column(String name, DataType type) {}

    public RowColumns {
        list = List.copyOf(list);
    }

    /** Those of the only input that names them, or one for each input where every input is a column; else none. */
    public static RowColumns of(Signature signature) {
        List<TensorSpec> inputs = signature.inputs();
        if (signature.text() != null) {
            return new RowColumns(List.of());
        }
        if (inputs.size() == 1 && !inputs.getFirst().columns().isEmpty()) {
            TensorSpec matrix = inputs.getFirst();
            return new RowColumns(matrix.columns().stream()
                    .map(name -> new Column(name, matrix.type()))
                    .toList());
        }
        boolean apart = inputs.stream().allMatch(RowColumns::isColumn)
                && (inputs.size() > 1 || inputs.getFirst().type() == DataType.BYTES);
        return new RowColumns(
                apart
                        ? inputs.stream()
                                .map(input -> new Column(input.name(), input.type()))
                                .toList()
                        : List.of());
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public int count() {
        return list.size();
    }

    public List<String> names() {
        return list.stream().map(Column::name).toList();
    }

    /** One value for each row. */
    private static boolean isColumn(TensorSpec spec) {
        List<Long> shape = spec.shape();
        return (shape.size() == 1 && shape.getFirst() < 0)
                || (shape.size() == 2 && shape.getFirst() < 0 && shape.get(1) == 1);
    }
}
