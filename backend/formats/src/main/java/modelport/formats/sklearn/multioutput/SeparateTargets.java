package modelport.formats.sklearn.multioutput;

import java.util.List;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.BinaryScores;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;

/** One estimator for each target, which knows nothing of the others. */
final class SeparateTargets {
    private SeparateTargets() {}

    static Answers regressors(Estimator estimator, Table rows, Scope scope) {
        List<Answers> targets = targets(estimator, rows, scope);
        var scores = new BinaryScores(scope.graph());
        return Answers.of(estimator)
                .matrix(
                        Method.PREDICT,
                        targets.size(),
                        () -> scope.graph()
                                .stack(targets.stream()
                                        .map(target -> scores.flat(target.get(Method.PREDICT)))
                                        .toList()));
    }

    static Answers classifiers(Estimator estimator, Table rows, Scope scope) {
        List<Answers> targets = targets(estimator, rows, scope);
        if (targets.stream().anyMatch(target -> target.classes().isEmpty())) {
            throw estimator.unexpected("classes_");
        }
        return Answers.of(estimator).each(targets);
    }

    private static List<Answers> targets(Estimator estimator, Table rows, Scope scope) {
        return estimator.children("estimators_").stream()
                .map(target -> scope.convert(target, rows))
                .toList();
    }
}
