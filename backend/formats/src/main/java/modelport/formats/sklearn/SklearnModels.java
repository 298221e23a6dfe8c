package modelport.formats.sklearn;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Turns a fitted estimator into an ONNX model. */
public final class SklearnModels {
    private SklearnModels() {}

    /**
     * The ONNX model of an estimator.
     *
     * @throws RefusedException if the value is no fitted estimator, or one that has no exact counterpart
     */
    public static ModelProto convert(PyValue value) {
        if (!(value instanceof PyValue.Instance instance)) {
            throw RefusedException.of("sklearn.not-a-model");
        }
        Estimator estimator = Estimator.of(instance, "");
        InputColumns columns = InputColumns.of(estimator);
        Graph draft = new Graph(estimator.name());
        Inputs asked = Inputs.unknown(draft, columns.width(), columns.names());
        write(estimator, draft, asked);
        Graph graph = new Graph(estimator.name());
        write(estimator, graph, asked.settled(graph));
        if (!columns.names().isEmpty()) {
            graph.metadata("modelport.columns", Json.array(columns.names()));
        }
        return graph.model();
    }

    private static void write(Estimator estimator, Graph graph, Inputs inputs) {
        Answers answers = new Scope(graph, Converters.all()).convert(estimator, Table.of(graph, inputs));
        new Outputs(graph).write(answers);
    }

    /** Writes the answers as the model's outputs. */
    private record Outputs(Graph graph) {
        void write(Answers answers) {
            for (Method method : answers.methods()) {
                if (!answers.each().isEmpty() && method != Method.DECISION_FUNCTION) {
                    writeEach(answers, method);
                } else {
                    write(answers, method);
                }
            }
            if (answers.has(Method.TRANSFORM)) {
                Table table = answers.table();
                graph.output(Method.TRANSFORM.output(), joined(table), Inputs.ROWS, table.width());
            }
        }

        private static Value joined(Table table) {
            boolean texts = IntStream.range(0, table.width()).anyMatch(table::isText);
            return texts ? table.texts() : table.numbers();
        }

        private void write(Answers answers, Method method) {
            Answer answer = answers.get(method);
            boolean label = method == Method.PREDICT && answers.classes().isPresent();
            Value value = label ? answers.classes().get().pick(graph, answer.value()) : answer.value();
            boolean chosen =
                    method == Method.PREDICT && (label || answer.value().type() == ElementType.INT64);
            String name = chosen ? "label" : method.output();
            Object[] dims =
                    answer.width() == 0 ? new Object[] {Inputs.ROWS} : new Object[] {Inputs.ROWS, answer.width()};
            graph.output(name, value, dims);
        }

        /** Several targets: labels side by side, probabilities one output each. */
        private void writeEach(Answers answers, Method method) {
            List<Value> labels = new ArrayList<>();
            for (int i = 0; i < answers.each().size(); i++) {
                Answers target = answers.each().get(i);
                Answer answer = target.get(method);
                if (method == Method.PREDICT) {
                    Value label = target.classes().orElseThrow().pick(graph, answer.value());
                    labels.add(graph.unsqueeze(label, 1));
                } else {
                    graph.output(method.output() + "_" + i, answer.value(), Inputs.ROWS, answer.width());
                }
            }
            if (!labels.isEmpty()) {
                graph.output("label", graph.concat(1, labels), Inputs.ROWS, labels.size());
            }
        }
    }
}
