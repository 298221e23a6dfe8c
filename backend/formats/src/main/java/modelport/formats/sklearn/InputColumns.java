package modelport.formats.sklearn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.boosting.Wrapped;
import modelport.onnx.RefusedException;

/**
 * How many columns a model reads, and their names where it was fitted on a table that has some.
 *
 * @param names as many as there are columns, or none
 */
record InputColumns(int width, List<String> names) {
    /** Estimators that get the rows as they are, the fitted ones first. */
    private static final List<String> INSIDE = List.of(
            "best_estimator_",
            "estimator_",
            "base_estimator_",
            "regressor_",
            "estimators_",
            "calibrated_classifiers_",
            "estimator",
            "base_estimator");

    InputColumns {
        names = List.copyOf(names);
    }

    static InputColumns of(Estimator estimator) {
        return find(estimator, 0).orElseThrow(() -> unknown(estimator));
    }

    /** An estimator that has learnt nothing cannot know; nor can a search that has kept no model. */
    private static RefusedException unknown(Estimator estimator) {
        boolean fitted = Candidates.isFitted(estimator.instance()) && !estimator.has("cv_results_");
        return RefusedException.of(fitted ? "sklearn.width" : "sklearn.not-fitted", "estimator", estimator.name());
    }

    private static Optional<InputColumns> find(Estimator estimator, int depth) {
        Optional<InputColumns> own = own(estimator);
        if (own.isPresent() || depth > 20) {
            return own;
        }
        if (estimator.name().equals("Pipeline")) {
            return steps(estimator, depth);
        }
        if (estimator.name().equals("FeatureUnion")) {
            return members(estimator, depth);
        }
        for (String attribute : INSIDE) {
            Optional<InputColumns> inner = first(estimator, attribute)
                    .flatMap(instance -> find(estimator.child(instance, attribute), depth + 1));
            if (inner.isPresent()) {
                return inner;
            }
        }
        return WidthRules.of(estimator).map(width -> new InputColumns(width, List.of()));
    }

    /** The estimator in an attribute, or the first of several. */
    private static Optional<PyValue> first(Estimator estimator, String attribute) {
        return estimator
                .optional(attribute)
                .map(value -> value instanceof PyValue.Instance
                        ? List.of(value)
                        : Values.items(value).orElse(List.of()))
                .filter(items -> !items.isEmpty())
                .map(List::getFirst)
                .filter(PyValue.Instance.class::isInstance);
    }

    /** The first step decides that does something, and not the same to any number of columns. */
    private static Optional<InputColumns> steps(Estimator pipeline, int depth) {
        Optional<InputColumns> columns = Optional.empty();
        for (PyValue step : pipeline.items("steps")) {
            if (Values.items(step).map(List::getLast).orElseThrow() instanceof PyValue.Instance inner) {
                columns = find(pipeline.child(inner, "steps"), depth + 1);
                if (columns.isEmpty() || columns.get().width() != WidthRules.ANY) {
                    return columns;
                }
            }
        }
        return columns;
    }

    /** All members read the same columns. */
    private static Optional<InputColumns> members(Estimator union, int depth) {
        return union.items("transformer_list").stream()
                .flatMap(member -> Values.items(member).stream())
                .map(List::getLast)
                .filter(PyValue.Instance.class::isInstance)
                .flatMap(member -> find(union.child(member, "transformer_list"), depth + 1).stream())
                .max(Comparator.comparingInt(InputColumns::width));
    }

    private static Optional<InputColumns> own(Estimator estimator) {
        if (Wrapped.is(estimator)) {
            return Optional.of(new InputColumns(Wrapped.width(estimator), Wrapped.names(estimator)));
        }
        Optional<List<String>> names = estimator
                .optional("feature_names_in_")
                .or(() -> estimator.optional("_feature_names_in"))
                .flatMap(Values::items)
                .map(items -> items.stream()
                        .map(item -> Values.text(item).orElseThrow(() -> estimator.unexpected("feature_names_in_")))
                        .toList());
        if (names.isPresent()) {
            return Optional.of(new InputColumns(names.get().size(), names.get()));
        }
        return estimator.has("n_features_in_")
                ? Optional.of(new InputColumns(estimator.integer("n_features_in_"), List.of()))
                : Optional.empty();
    }
}
