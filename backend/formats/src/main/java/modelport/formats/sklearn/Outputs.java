package modelport.formats.sklearn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Writes answers as the outputs of a model.
 *
 * @param anyWidth whether what is transformed may have any number of columns
 */
record Outputs(Graph graph, boolean anyWidth) {
    /** First what the estimator is for: its predictions, or else what it transforms. */
    void write(Answers answers) {
        boolean predicts = answers.has(Method.PREDICT) || !answers.each().isEmpty();
        if (!predicts) {
            writeTransformed(answers);
        }
        for (Method method : answers.methods()) {
            if (isEach(answers, method)) {
                writeEach(answers, method);
            } else if (answers.has(method)) {
                write(answers, method);
            }
        }
        if (predicts) {
            writeTransformed(answers);
        }
    }

    private void writeTransformed(Answers answers) {
        if (answers.has(Method.TRANSFORM)) {
            Table table = answers.table();
            Object columns = anyWidth ? Inputs.COLUMNS : table.width();
            graph.output(Method.TRANSFORM.output(), joined(table), Inputs.ROWS, columns);
        }
    }

    private static boolean isEach(Answers answers, Method method) {
        return (method == Method.PREDICT || method == Method.PREDICT_PROBA)
                && !answers.each().isEmpty()
                && answers.each().stream().allMatch(target -> target.has(method));
    }

    private static Value joined(Table table) {
        boolean texts = IntStream.range(0, table.width()).anyMatch(table::isText);
        return texts ? table.textsWithGaps() : table.numbersWithGaps();
    }

    private void write(Answers answers, Method method) {
        Answer answer = answers.get(method);
        boolean label = method == Method.PREDICT && answers.classes().isPresent();
        Value value = label ? answers.classes().get().pick(graph, answer.value()) : answer.value();
        boolean chosen = method == Method.PREDICT && (label || answer.value().type() == ElementType.INT64);
        String name = chosen ? "label" : method.output();
        Object[] dims = answer.width() == 0 ? new Object[] {Inputs.ROWS} : new Object[] {Inputs.ROWS, answer.width()};
        graph.output(name, value, dims);
    }

    /** Several targets: labels side by side, probabilities one output each. */
    private void writeEach(Answers answers, Method method) {
        List<Value> labels = new ArrayList<>();
        ElementType type = Classes.commonType(answers.each().stream()
                .flatMap(target -> target.classes().stream())
                .toList());
        for (int i = 0; i < answers.each().size(); i++) {
            Answers target = answers.each().get(i);
            Answer answer = target.get(method);
            if (method == Method.PREDICT) {
                Classes classes = target.classes().orElseThrow().as(type);
                labels.add(graph.unsqueeze(classes.pick(graph, answer.value()), 1));
            } else {
                graph.output(method.output() + "_" + i, answer.value(), Inputs.ROWS, answer.width());
            }
        }
        if (!labels.isEmpty()) {
            graph.output("label", graph.concat(1, labels), Inputs.ROWS, labels.size());
        }
    }
}
