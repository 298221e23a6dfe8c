package modelport.compression.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import modelport.compression.LayerReport;
import modelport.compression.graph.Workbench;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/**
 * Tables of vectors that rows are looked up in: integers with a scale per row. Only what was looked up is widened, so
 * the table stays small in memory too.
 */
final class RowTables {
    private static final int MOST = 127;

    /** Below this many columns a table holds something else than vectors. */
    private static final int NARROWEST = 16;

    private RowTables() {}

    static List<LayerReport> apply(Workbench bench) {
        var layers = new ArrayList<LayerReport>();
        for (TensorProto tensor : bench.graph().constants()) {
            List<Operator> readers = bench.graph().users(tensor.getName());
            if (readers.stream().anyMatch(reader -> isLookUp(reader, tensor))) {
                bench.checkCancelled();
                boolean shared = bench.graph().isOutput(tensor.getName())
                        || !readers.stream().allMatch(reader -> looksUp(reader, tensor));
                layers.add(
                        shared
                                ? Weights.skipped(tensor.getName(), "shared")
                                : quantise(bench.graph(), tensor, readers));
            }
        }
        return layers;
    }

    /** Whether an operator looks rows up in a table of vectors. */
    static boolean isLookUp(Operator reader, TensorProto tensor) {
        return isTable(tensor) && looksUp(reader, tensor);
    }

    private static boolean isTable(TensorProto tensor) {
        return TensorValues.type(tensor) == ElementType.FLOAT
                && Weights.areMany(tensor)
                && tensor.getDimsCount() == 2
                && tensor.getDims(1) >= NARROWEST;
    }

    private static boolean looksUp(Operator reader, TensorProto table) {
        return reader.is("Gather")
                && reader.input(0).equals(table.getName())
                && !reader.input(1).equals(table.getName())
                && reader.attribute("axis", 0) == 0;
    }

    private static LayerReport quantise(EditableGraph graph, TensorProto table, List<Operator> readers) {
        double[] values = TensorValues.doubles(table);
        if (!Weights.areFinite(values)) {
            return Weights.skipped(table.getName(), "not-finite-weights");
        }
        int rows = (int) table.getDims(0);
        int columns = (int) table.getDims(1);
        var quantised = Int8Matrix.of(values, rows, columns, MOST);
        String numbers = graph.put(
                Tensors.of(graph.fresh(table.getName() + "_int8"), ElementType.INT8, quantised.raw(), rows, columns));
        String scales = graph.put(Tensors.floats(graph.fresh(table.getName() + "_scale"), quantised.scales(), rows, 1));
        for (Operator reader : readers) {
            AttributeProto axis = Attributes.of("axis", 0L);
            String found = graph.add("", "Gather", List.of(numbers, reader.input(1)), axis);
            String wide = graph.add("", "Cast", List.of(found), Attributes.of("to", (long) ElementType.FLOAT.code()));
            String scale = graph.add("", "Gather", List.of(scales, reader.input(1)), axis);
            graph.replace(reader, EditableGraph.node("", "Mul", List.of(wide, scale), reader.output()));
        }
        long bytes = values.length + (long) rows * Float.BYTES;
        return Weights.done(table.getName(), table, bytes, "compression.as-int8-rows");
    }
}
