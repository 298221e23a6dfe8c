package modelport.formats.sklearn.selection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;

/** Estimators that answer nothing themselves: they pass all questions on to the one that they have fitted. */
public final class Chosen {
    private Chosen() {}

    public static Map<String, Converter> converters() {
        var converters = new HashMap<String, Converter>();
        for (String path : List.of(
                "sklearn.model_selection._search.GridSearchCV",
                "sklearn.model_selection._search.RandomizedSearchCV",
                "sklearn.model_selection._search_successive_halving.HalvingGridSearchCV",
                "sklearn.model_selection._search_successive_halving.HalvingRandomSearchCV")) {
            converters.put(path, passOn("best_estimator_"));
        }
        converters.put("sklearn.frozen._frozen.FrozenEstimator", passOn("estimator"));
        converters.put(
                "sklearn.semi_supervised._self_training.SelfTrainingClassifier",
                passOn("base_estimator_", "estimator_"));
        return converters;
    }

    /** To the estimator in the first of these attributes that is there. */
    private static Converter passOn(String... attributes) {
        return (estimator, rows, scope) -> {
            String name =
                    Arrays.stream(attributes).filter(estimator::has).findFirst().orElse(attributes[0]);
            Estimator chosen = estimator.child(name);
            return scope.convert(chosen, rows);
        };
    }
}
