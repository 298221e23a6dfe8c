package modelport.training.distillation;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.registry.DataType;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.Json;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Output;
import modelport.training.distillation.TabularSignature.Values;
import modelport.training.network.Columns;
import modelport.training.network.Network;
import modelport.training.network.NetworkGraph;
import modelport.training.network.Weights;

/** Writes a student with the inputs and outputs of its teacher; in between it computes with floats. */
final class StudentGraph {
    private static final String ROWS = "N";

    private final TabularSignature signature;
    private final Graph graph = new Graph("student");

    private StudentGraph(TabularSignature signature) {
        this.signature = signature;
    }

    static ModelProto of(TabularSignature signature, Columns columns, Network network, Weights weights) {
        var student = new StudentGraph(signature);
        Value rows = student.inputs(columns);
        Value prepared = columns.append(student.graph, rows);
        student.outputs(NetworkGraph.append(student.graph, prepared, network, weights));
        return student.graph.model();
    }

    private Value inputs(Columns columns) {
        // All inputs come first, so that no name that is made here can be one of theirs.
        List<Value> inputs = signature.inputs().stream()
                .map(input -> graph.input(input.name(), elementType(input.type()), dims(input)))
                .toList();
        List<Value> floats = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = signature.inputs().get(i);
            Value numbers = graph.cast(inputs.get(i), ElementType.FLOAT);
            floats.add(input.sizes().size() == 1 ? numbers : graph.reshape(numbers, -1, input.width()));
        }
        return whole(graph.concat(1, floats), columns);
    }

    private static Object[] dims(Input input) {
        return Stream.concat(Stream.of(ROWS), input.sizes().stream()).toArray();
    }

    /** Where no value was missing in training, none may be missing later. */
    private Value whole(Value rows, Columns columns) {
        describe(columns);
        int[] full = IntStream.range(0, signature.columns())
                .filter(column -> !columns.open().contains(column))
                .toArray();
        boolean canMiss = signature.inputs().stream().anyMatch(input -> isReal(input.type()));
        if (!canMiss || full.length == 0) {
            return rows;
        }
        Value checked = columns.open().isEmpty() ? rows : graph.columns(rows, full);
        Value missing = graph.cast(graph.isNaN(checked), ElementType.INT64);
        Value any = graph.greater(graph.op("ReduceMax", ElementType.INT64, List.of(missing)), graph.integer(0));
        String inputs = signature.inputs().stream().map(Input::name).collect(Collectors.joining(", "));
        Value zeros = graph.zerosUnless(any, "modelport:new-gap:" + inputs.replace('\'', ' '));
        return graph.add(rows, graph.cast(zeros, ElementType.FLOAT));
    }

    /** What a file says of its columns, in the words of those that read it. */
    private void describe(Columns columns) {
        List<Input> inputs = signature.inputs();
        if (inputs.size() == 1 && !inputs.getFirst().columns().isEmpty()) {
            graph.metadata("modelport.columns", Json.array(signature.names()));
        }
        if (!columns.open().isEmpty()) {
            List<String> open =
                    columns.open().stream().sorted().map(signature.names()::get).toList();
            graph.metadata("modelport.gaps", Json.array(open));
        }
    }

    private void outputs(Value network) {
        switch (signature.answer()) {
            case Values values -> {
                boolean flat = values.flat();
                Value shaped = flat ? graph.reshape(network, -1) : network;
                Object[] dims = flat ? new Object[] {ROWS} : new Object[] {ROWS, values.width()};
                write(values.output(), shaped, dims);
            }
            case Classes classes -> {
                Value probabilities = graph.softmax(network);
                Value said = classes.width() == 1 ? graph.columns(probabilities, 1) : probabilities;
                for (Output label : classes.labels()) {
                    graph.output(label.name(), label(label, classes.classes(), graph.argMax(network, 1)), ROWS);
                }
                write(classes.probabilities(), said, ROWS, classes.width());
            }
        }
    }

    private void write(Output output, Value value, Object... dims) {
        graph.output(output.name(), graph.cast(value, elementType(output.type())), dims);
    }

    private Value label(Output label, List<String> classes, Value index) {
        if (label.type() == DataType.BYTES) {
            return graph.gather(graph.strings(classes), index, 0);
        }
        double[] numbers = Labels.numbers(classes);
        return graph.cast(graph.gather(graph.doubles(numbers), index, 0), elementType(label.type()));
    }

    private static boolean isReal(DataType type) {
        return switch (type) {
            case FP16, BF16, FP32, FP64 -> true;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
        };
    }

    private static ElementType elementType(DataType type) {
        return switch (type) {
            case BOOL -> ElementType.BOOL;
            case UINT8 -> ElementType.UINT8;
            case UINT16 -> ElementType.UINT16;
            case UINT32 -> ElementType.UINT32;
            case UINT64 -> ElementType.UINT64;
            case INT8 -> ElementType.INT8;
            case INT16 -> ElementType.INT16;
            case INT32 -> ElementType.INT32;
            case INT64 -> ElementType.INT64;
            case FP16 -> ElementType.FLOAT16;
            case BF16 -> ElementType.BFLOAT16;
            case FP32 -> ElementType.FLOAT;
            case FP64 -> ElementType.DOUBLE;
            case BYTES -> ElementType.STRING;
        };
    }
}
