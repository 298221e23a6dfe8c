package modelport.formats.boosting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.formats.ModelPart;
import modelport.formats.boosting.Columns.Column;
import modelport.formats.boosting.Columns.Numbers;
import modelport.formats.boosting.Columns.Plain;
import modelport.formats.boosting.Columns.Texts;
import modelport.formats.boosting.XgboostModel.ForestScorer;
import modelport.formats.boosting.XgboostModel.LinearScorer;

/** Says what a booster is made of: the library, the objective with its parameters, the trees, the columns. */
final class Explanations {
    private static final List<String> LIGHTGBM_PARAMETERS = List.of(
            "boosting",
            "num_iterations",
            "learning_rate",
            "num_leaves",
            "max_depth",
            "min_data_in_leaf",
            "bagging_fraction",
            "bagging_freq",
            "feature_fraction",
            "lambda_l1",
            "lambda_l2",
            "max_bin",
            "use_missing",
            "zero_as_missing",
            "linear_tree",
            "seed");

    private static final int MOST_SHOWN = 20;

    private Explanations() {}

    static ModelPart of(Booster booster) {
        return switch (booster) {
            case XgboostModel xgboost -> xgboost(xgboost);
            case LightgbmModel lightgbm -> lightgbm(lightgbm);
        };
    }

    private static ModelPart xgboost(XgboostModel model) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("library", "XGBoost");
        facts.put("version", model.release().toString());
        facts.put("booster", model.booster());
        facts.put("objective", model.objective().text());
        facts.put("base_score", scores(model.baseScores()));
        model.bestRound().ifPresent(round -> facts.put("best_iteration", Integer.toString(round)));
        counts(facts, model);
        ModelPart objective =
                new ModelPart("objective", model.objective().text(), new TreeMap<>(model.parameters()), List.of());
        ModelPart scorer = switch (model.scorer()) {
            case ForestScorer(Forest forest) -> trees(model.booster(), forest);
            case LinearScorer _ -> new ModelPart("linear", model.booster(), Map.of(), List.of());
        };
        return new ModelPart("booster", "XGBoost", facts, List.of(objective, scorer, columns(model.columns())));
    }

    private static String scores(float[] scores) {
        boolean same = IntStream.range(1, scores.length).allMatch(i -> scores[i] == scores[0]);
        return same
                ? Float.toString(scores[0])
                : IntStream.range(0, scores.length)
                        .mapToObj(i -> Float.toString(scores[i]))
                        .limit(MOST_SHOWN)
                        .collect(Collectors.joining(", "));
    }

    private static ModelPart lightgbm(LightgbmModel model) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("library", "LightGBM");
        facts.put("version", model.format());
        facts.put("booster", model.parameters().getOrDefault("boosting", model.averages() ? "rf" : "gbdt"));
        facts.put("objective", model.objective().kind().text());
        counts(facts, model);
        Map<String, String> training = new LinkedHashMap<>();
        for (String name : LIGHTGBM_PARAMETERS) {
            String value = model.parameters().get(name);
            if (value != null) {
                training.put(name, value);
            }
        }
        ModelPart objective =
                new ModelPart("objective", model.objective().kind().text(), training, List.of());
        ModelPart trees = trees("trees", model.forest());
        return new ModelPart("booster", "LightGBM", facts, List.of(objective, trees, columns(model.columns())));
    }

    private static void counts(Map<String, String> facts, Booster booster) {
        facts.put("features", Integer.toString(booster.columns().size()));
        switch (booster.task()) {
            case BINARY -> facts.put("classes", "2");
            case MULTICLASS -> facts.put("classes", Integer.toString(booster.outputs()));
            case MULTILABEL, REGRESSION -> facts.put("outputs", Integer.toString(booster.outputs()));
        }
    }

    private static ModelPart trees(String name, Forest forest) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("trees", Integer.toString(forest.trees().size()));
        facts.put("depth", Integer.toString(forest.depth()));
        facts.put("leaves", Long.toString(forest.leaves()));
        return new ModelPart("trees", name, facts, List.of());
    }

    /** The first columns, with the first of their categories; a model may have a million. */
    private static ModelPart columns(Columns columns) {
        Map<String, String> facts = new LinkedHashMap<>();
        columns.list().stream()
                .limit(GraphInputs.MOST_INPUTS)
                .forEach(column -> facts.put(column.name(), values(column)));
        return new ModelPart("columns", Integer.toString(columns.size()), facts, List.of());
    }

    private static String values(Column column) {
        return switch (column) {
            case Plain _ -> "float";
            case Texts(String _, List<String> categories) -> first(categories);
            case Numbers(String _, List<Double> categories) -> first(categories);
        };
    }

    private static String first(List<?> categories) {
        String shown =
                categories.stream().limit(MOST_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return categories.size() > MOST_SHOWN ? shown + ", …" : shown;
    }
}
