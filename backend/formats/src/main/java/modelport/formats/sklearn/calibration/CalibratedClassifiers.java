package modelport.formats.sklearn.calibration;

import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The mean of calibrated probabilities of one or more classifiers. */
public final class CalibratedClassifiers {
    private CalibratedClassifiers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.calibration.CalibratedClassifierCV", CalibratedClassifiers::convert,
                "sklearn.calibration._SigmoidCalibration", CalibratedClassifiers::sigmoid);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Classes classes = Classes.of(estimator, "classes_");
        List<Calibrated> all = estimator.children("calibrated_classifiers_").stream()
                .map(each -> Calibrated.of(each, classes, rows, scope))
                .toList();
        Answers answers = Answers.of(estimator).classes(classes);
        return answers.matrix(Method.PREDICT_PROBA, classes.count(), () -> mean(graph, all))
                .vector(Method.PREDICT, () -> graph.argMax(answers.value(Method.PREDICT_PROBA), 1));
    }

    private static Value mean(Graph graph, List<Calibrated> all) {
        Value sum =
                all.stream().map(Calibrated::probabilities).reduce(graph::add).orElseThrow();
        return all.size() == 1 ? sum : graph.div(sum, graph.number(all.size()));
    }

    /** Platt's curve: {@code 1 / (1 + exp(a x + b))}. */
    private static Answers sigmoid(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            Value line = graph.add(
                    graph.mul(graph.number(estimator.number("a_")), graph.squeeze(rows.numbers(), 1)),
                    graph.number(estimator.number("b_")));
            return graph.div(graph.number(1), graph.add(graph.number(1), graph.exp(line)));
        });
    }
}
