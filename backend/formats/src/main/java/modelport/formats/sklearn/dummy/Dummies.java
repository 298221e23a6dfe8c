package modelport.formats.sklearn.dummy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Estimators that answer the same whatever the row is; those that draw lots are refused. */
public final class Dummies {
    private Dummies() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.dummy.DummyClassifier", Dummies::classifier,
                "sklearn.dummy.DummyRegressor", Dummies::regressor);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        double[] constants = estimator.vector("constant_");
        Graph graph = scope.graph();
        int outputs = estimator.integer("n_outputs_");
        Answers answers = Answers.of(estimator);
        return outputs == 1
                ? answers.vector(Method.PREDICT, () -> graph.squeeze(repeated(graph, rows, constants), 1))
                : answers.matrix(Method.PREDICT, outputs, () -> repeated(graph, rows, constants));
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        if (estimator.flag("sparse_output_", false)) {
            throw estimator.unsupported("sparse_output_", "True");
        }
        int outputs = estimator.integer("n_outputs_");
        List<PyValue> classes = outputs == 1 ? List.of(estimator.get("classes_")) : estimator.items("classes_");
        List<PyValue> priors = outputs == 1 ? List.of(estimator.get("class_prior_")) : estimator.items("class_prior_");
        List<Answers> targets = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            var labels = new Classes(Values.items(classes.get(i)).orElseThrow(() -> estimator.unexpected("classes_")));
            double[] prior = Values.numbers(priors.get(i)).orElseThrow(() -> estimator.unexpected("class_prior_"));
            targets.add(target(estimator, i, labels, prior, rows, scope.graph()));
        }
        return outputs == 1 ? targets.getFirst() : Answers.of(estimator).each(targets);
    }

    private static Answers target(
            Estimator estimator, int index, Classes classes, double[] prior, Table rows, Graph graph) {
        String strategy = estimator.text("strategy");
        int chosen = switch (strategy) {
            case "most_frequent", "prior" -> largest(prior);
            case "constant" -> constant(estimator, index, classes);
            case "stratified", "uniform" -> throw estimator.random("strategy", strategy);
            default -> throw estimator.unsupported("strategy", strategy);
        };
        double[] certain = new double[classes.count()];
        certain[chosen] = 1;
        double[] probabilities = strategy.equals("prior") ? prior : certain;
        return Answers.of(estimator)
                .classes(classes)
                .vector(
                        Method.PREDICT,
                        () -> graph.cast(graph.squeeze(repeated(graph, rows, chosen), 1), ElementType.INT64))
                .matrix(Method.PREDICT_PROBA, classes.count(), () -> repeated(graph, rows, probabilities));
    }

    private static int largest(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == most)
                .findFirst()
                .orElse(0);
    }

    private static int constant(Estimator estimator, int index, Classes classes) {
        PyValue constant = estimator.get("constant");
        List<PyValue> each = constant instanceof PyValue.Sequence || constant instanceof NumpyArray
                ? Values.items(constant).orElseThrow()
                : List.of(constant);
        PyValue label = each.get(Math.min(index, each.size() - 1));
        return IntStream.range(0, classes.count())
                .filter(i -> same(classes.labels().get(i), label))
                .findFirst()
                .orElseThrow(() -> estimator.unexpected("constant"));
    }

    /** Numbers of different types are the same if their values are. */
    private static boolean same(PyValue left, PyValue right) {
        return left.equals(right)
                || Values.number(left)
                        .flatMap(number -> Values.number(right).map(number::equals))
                        .orElse(false);
    }

    private static Value repeated(Graph graph, Table rows, double... values) {
        Value line = graph.doubles(values, 1, values.length);
        Value shape = graph.concat(0, List.of(rows.count(), graph.integer(1)));
        return graph.op("Expand", ElementType.DOUBLE, List.of(line, shape));
    }
}
