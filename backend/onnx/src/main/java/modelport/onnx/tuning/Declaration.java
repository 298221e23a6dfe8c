package modelport.onnx.tuning;

import java.util.List;

/** A parameter that whoever wrote the graph has prepared it for. */
public record Declaration(TunableParameter parameter, List<Change> changes) {
    public Declaration {
        changes = List.copyOf(changes);
    }
}
