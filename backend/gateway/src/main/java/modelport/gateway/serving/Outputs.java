package modelport.gateway.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.inference.Tensor;

/** What a run gave, in the model's order. */
public record Outputs(List<Column> columns) {
    public Outputs {
        columns = List.copyOf(columns);
    }

    static Outputs of(Map<String, Tensor> tensors) {
        var columns = new ArrayList<Column>(tensors.size());
        tensors.forEach((name, tensor) -> columns.add(Column.of(name, tensor)));
        return new Outputs(columns);
    }

    /** The output of that name. */
    public Optional<Column> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
