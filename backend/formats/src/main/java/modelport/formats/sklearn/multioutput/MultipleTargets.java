package modelport.formats.sklearn.multioutput;

import java.util.Map;
import modelport.formats.sklearn.Converter;

/** Estimators of several targets, made of estimators of one. */
public final class MultipleTargets {
    private MultipleTargets() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.multioutput.MultiOutputRegressor", SeparateTargets::regressors,
                "sklearn.multioutput.MultiOutputClassifier", SeparateTargets::classifiers,
                "sklearn.multioutput.RegressorChain", Chain::regressors,
                "sklearn.multioutput.ClassifierChain", Chain::classifiers);
    }
}
