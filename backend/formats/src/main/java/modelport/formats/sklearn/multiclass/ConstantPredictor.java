package modelport.formats.sklearn.multiclass;

import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;

/** What stands for a yes-or-no classifier whose rows were all of one class: 0 or 1, whatever it is asked. */
final class ConstantPredictor {
    private ConstantPredictor() {}

    static Answers convert(Estimator predictor, Table rows, Scope scope) {
        double answer = predictor.number("y_");
        Graph graph = scope.graph();
        return Answers.of(predictor)
                .vector(Method.PREDICT, () -> graph.squeeze(rows.repeated(answer), 1))
                .vector(Method.DECISION_FUNCTION, () -> graph.squeeze(rows.repeated(answer), 1))
                .matrix(Method.PREDICT_PROBA, 2, () -> rows.repeated(1 - answer, answer));
    }
}
