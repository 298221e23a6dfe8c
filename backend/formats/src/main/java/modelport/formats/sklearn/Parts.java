package modelport.formats.sklearn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.formats.ModelPart;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.boosting.Wrapped;

/** Describes a fitted estimator and the estimators inside it, by what all of scikit-learn's classes have in common. */
final class Parts {
    /** Where named estimators are: pairs of name and estimator, sometimes with columns or more behind them. */
    private static final List<String> NAMED = List.of("steps", "transformer_list", "transformers_");

    /** Where fitted estimators without names are, alone or in lists, in the order of the data. */
    private static final List<String> INSIDE = List.of(
            "estimators_",
            "final_estimator_",
            "calibrated_classifiers_",
            "best_estimator_",
            "estimator_",
            "base_estimator_",
            "regressor_",
            "transformer_",
            "estimator",
            "base_estimator");

    /** A forest is not drawn tree by tree. */
    private static final int MOST_ALIKE = 20;

    private static final int DEPTH = 20;

    /** A search, its pipeline, the list of steps, a pair, another pipeline, its list, a pair. */
    private static final int FITTED_WITHIN = 7;

    private Parts() {}

    static ModelPart of(Estimator estimator) {
        return part(estimator, "", Map.of(), 0);
    }

    private static ModelPart part(Estimator estimator, String name, Map<String, String> first, int depth) {
        var parameters = new LinkedHashMap<>(first);
        parameters.putAll(Parameters.of(estimator));
        List<ModelPart> parts = depth < DEPTH ? inside(estimator, depth + 1) : List.of();
        return new ModelPart(estimator.name(), name, parameters, parts);
    }

    private static List<ModelPart> inside(Estimator estimator, int depth) {
        if (Wrapped.is(estimator)) {
            return List.of(Wrapped.explanation(estimator));
        }
        for (String attribute : NAMED) {
            if (estimator.has(attribute)) {
                return estimator.items(attribute).stream()
                        .flatMap(item -> named(estimator, item, depth).stream())
                        .toList();
            }
        }
        var parts = new ArrayList<ModelPart>();
        for (String attribute : INSIDE) {
            // What was given to be fitted says nothing where the fitted one is here too.
            if (attribute.endsWith("_") || parts.isEmpty()) {
                parts.addAll(unnamed(estimator, attribute, depth));
            }
        }
        return parts;
    }

    private static Optional<ModelPart> named(Estimator estimator, PyValue item, int depth) {
        List<PyValue> named = Values.items(item).orElse(List.of());
        String name = named.isEmpty() ? "" : Values.text(named.getFirst()).orElse("");
        if (named.size() < 2 || !(named.get(1) instanceof PyValue.Instance inner)) {
            return Optional.empty();
        }
        Map<String, String> columns = named.size() < 3 ? Map.of() : Map.of("columns", Parameters.columns(named.get(2)));
        return Optional.of(part(estimator.child(inner, name), name, columns, depth));
    }

    private static List<ModelPart> unnamed(Estimator estimator, String attribute, int depth) {
        List<PyValue.Instance> inner = estimator.optional(attribute).stream()
                .flatMap(value -> value instanceof PyValue.Instance
                        ? Stream.of(value)
                        : Values.items(value).stream().flatMap(List::stream))
                .filter(PyValue.Instance.class::isInstance)
                .map(PyValue.Instance.class::cast)
                .filter(instance -> holdsFitted(instance, 0))
                .toList();
        // A forest's trees say nothing one by one.
        if (inner.size() > MOST_ALIKE
                || inner.stream().allMatch(each -> each.attribute("tree_").isPresent())) {
            return List.of();
        }
        List<String> names = names(estimator, attribute, inner.size());
        var parts = new ArrayList<ModelPart>();
        for (int i = 0; i < inner.size(); i++) {
            parts.add(part(estimator.child(inner.get(i), attribute), names.get(i), Map.of(), depth));
        }
        return parts;
    }

    /** Whether it has learnt something, or holds an estimator that has. */
    private static boolean holdsFitted(PyValue value, int depth) {
        if (depth > FITTED_WITHIN) {
            return false;
        }
        return switch (value) {
            case PyValue.Instance instance ->
                Candidates.isFitted(instance)
                        || instance.attributes().stream()
                                .flatMap(dict -> dict.items().values().stream())
                                .anyMatch(inner -> holdsFitted(inner, depth + 1));
            case PyValue.Sequence sequence ->
                sequence.items().stream().anyMatch(inner -> holdsFitted(inner, depth + 1));
            default -> false;
        };
    }

    /** Those who vote or are stacked have names in another list, from which some may have been dropped. */
    private static List<String> names(Estimator estimator, String attribute, int count) {
        List<String> names = !attribute.equals("estimators_") || !estimator.has("estimators")
                ? List.of()
                : estimator.items("estimators").stream()
                        .map(item -> Values.items(item).orElse(List.of()))
                        .filter(pair -> pair.size() == 2 && pair.get(1) instanceof PyValue.Instance)
                        .map(pair -> Values.text(pair.getFirst()).orElse(""))
                        .toList();
        return names.size() == count
                ? names
                : Stream.generate(() -> "").limit(count).toList();
    }
}
