package modelport.formats.sklearn.compose;

import java.util.Map;
import modelport.formats.sklearn.Answer;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** A regressor of a transformed target, and what brings its prediction back. */
public final class TransformedTargets {
    private TransformedTargets() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.compose._target.TransformedTargetRegressor", TransformedTargets::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Answers regressor = scope.convert(estimator.child("regressor_"), rows);
        return Answers.of(estimator).with(Method.PREDICT, () -> predict(estimator, regressor, scope));
    }

    private static Answer predict(Estimator estimator, Answers regressor, Scope scope) {
        Graph graph = scope.graph();
        Answer predicted = regressor.get(Method.PREDICT);
        Value matrix = predicted.width() == 0 ? graph.unsqueeze(predicted.value(), 1) : predicted.value();
        Table table = Table.of(graph, matrix, Math.max(1, predicted.width()));
        Table back = scope.undo(estimator.child("transformer_"), table);
        boolean vector = estimator.integer("_training_dim") == 1 && back.width() == 1;
        return vector ? Answer.vector(graph.squeeze(back.numbers(), 1)) : Answer.matrix(back.numbers(), back.width());
    }
}
