package modelport.formats.sklearn.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.linear.Decisions;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Perceptrons of several layers. */
public final class Perceptrons {
    private Perceptrons() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.neural_network._multilayer_perceptron.MLPClassifier", Perceptrons::classifier,
                "sklearn.neural_network._multilayer_perceptron.MLPRegressor", Perceptrons::regressor,
                "sklearn.neural_network._rbm.BernoulliRBM", Perceptrons::boltzmann);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        List<Layer> layers = layers(estimator);
        int width = layers.getLast().weights().columns();
        Graph graph = scope.graph();
        Answers answers = Answers.of(estimator);
        return width == 1
                ? answers.vector(Method.PREDICT, () -> graph.squeeze(run(graph, layers, rows), 1))
                : answers.matrix(Method.PREDICT, width, () -> run(graph, layers, rows));
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        List<Layer> layers = layers(estimator);
        int width = layers.getLast().weights().columns();
        Graph graph = scope.graph();
        var decisions = new Decisions(estimator, graph, new Classes(estimator.items("classes_")));
        Supplier<Value> outputs = Answers.once(() -> run(graph, layers, rows));
        Answers answers = Answers.of(estimator);
        if (estimator.child("_label_binarizer").text("y_type_").startsWith("multilabel")) {
            return answers.matrix(Method.PREDICT_PROBA, width, outputs)
                    .matrix(Method.PREDICT, width, () -> half(graph, outputs.get()));
        }
        answers.classes(decisions.classes());
        return width == 1
                ? answers.matrix(Method.PREDICT_PROBA, 2, () -> decisions.pair(graph.squeeze(outputs.get(), 1)))
                        .vector(Method.PREDICT, () -> graph.squeeze(half(graph, outputs.get()), 1))
                : answers.matrix(Method.PREDICT_PROBA, width, outputs)
                        .vector(Method.PREDICT, () -> graph.argMax(outputs.get(), 1));
    }

    private static Value half(Graph graph, Value probabilities) {
        return graph.cast(graph.greater(probabilities, graph.number(0.5)), ElementType.INT64);
    }

    private static Value run(Graph graph, List<Layer> layers, Table rows) {
        Value value = rows.finite();
        for (Layer layer : layers) {
            value = layer.of(graph, value);
        }
        return value;
    }

    private static List<Layer> layers(Estimator estimator) {
        List<PyValue> weights = estimator.items("coefs_");
        List<PyValue> intercepts = estimator.items("intercepts_");
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Matrix matrix = Values.matrix(weights.get(i)).orElseThrow(() -> estimator.unexpected("coefs_"));
            double[] intercept =
                    Values.numbers(intercepts.get(i)).orElseThrow(() -> estimator.unexpected("intercepts_"));
            boolean last = i == weights.size() - 1;
            String activation = estimator.text(last ? "out_activation_" : "activation");
            layers.add(new Layer(matrix, intercept, activation));
        }
        return layers;
    }

    private static Answers boltzmann(Estimator estimator, Table rows, Scope scope) {
        Layer layer = new Layer(
                estimator.matrix("components_").transposed(), estimator.vector("intercept_hidden_"), "logistic");
        Graph graph = scope.graph();
        int width = layer.weights().columns();
        return Answers.of(estimator).table(() -> Table.of(graph, layer.of(graph, rows.finite()), width));
    }
}
