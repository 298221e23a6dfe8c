package modelport.server.tuning.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TrainerInfo;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.boosting.GradientBoosting;
import modelport.training.forest.RandomForest;
import modelport.training.linear.LogisticRegression;
import modelport.training.linear.RidgeRegression;
import modelport.training.tuning.Folds;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.Trainer;

/** The trainers that there are. */
public final class Trainers {
    private static final List<Trainer> ALL =
            List.of(new GradientBoosting(), new RandomForest(), new LogisticRegression(), new RidgeRegression());

    private static final Table TWO_ROWS = new Table(1, new float[] {0, 1});
    private static final TrainingSet CLASSES =
            new TrainingSet(TWO_ROWS, new Truth.Classes(new int[] {0, 1}, 2), List.of(), List.of("a", "b"));
    private static final TrainingSet NUMBERS = new TrainingSet(TWO_ROWS, Truth.Values.of(0, 1), List.of(), List.of());

    /** Values that make a good first grid, by the parameter's name. */
    private static final Map<String, List<Object>> SUGGESTED = Map.ofEntries(
            Map.entry("n_estimators", List.of(100L, 200L, 300L)),
            Map.entry("learning_rate", List.of(0.01, 0.1, 0.2)),
            Map.entry("max_depth", List.of(3L, 6L, 10L)),
            Map.entry("min_child_weight", List.of(1.0, 3.0, 5.0)),
            Map.entry("subsample", List.of(0.7, 0.85, 1.0)),
            Map.entry("colsample_bytree", List.of(0.5, 0.75, 1.0)),
            Map.entry("gamma", List.of(0.0, 0.1, 1.0)),
            Map.entry("reg_lambda", List.of(0.1, 1.0, 10.0)),
            Map.entry("reg_alpha", List.of(0.0, 0.1, 1.0)),
            Map.entry("min_samples_leaf", List.of(1L, 2L, 5L)),
            Map.entry("C", List.of(0.01, 0.1, 1.0, 10.0, 100.0)),
            Map.entry("alpha", List.of(0.01, 0.1, 1.0, 10.0, 100.0)));

    private Trainers() {}

    /** The trainer of a name. */
    public static Optional<Trainer> find(String name) {
        return ALL.stream().filter(trainer -> trainer.name().equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Trainer::name).collect(Collectors.joining(", "));
    }

    /** Whether a trainer foretells classes; numbers otherwise. */
    static boolean learns(Trainer trainer, boolean classes) {
        return trainer.learns(classes ? CLASSES : NUMBERS);
    }

    /** Throws {@link modelport.contract.Problem.Invalid} for a trainer that cannot foretell such a label. */
    public static void checkKind(List<Trainer> trainers, boolean classes, String label) {
        for (int i = 0; i < trainers.size(); i++) {
            if (!learns(trainers.get(i), classes)) {
                throw Requests.invalid(
                        "searches[" + i + "].trainer",
                        classes ? "tuning.no-trainer-of-classes" : "tuning.no-trainer-of-numbers",
                        "trainer",
                        trainers.get(i).name(),
                        "label",
                        label);
            }
        }
    }

    /** What can be tuned, and how. */
    public static TrainerCatalogue catalogue() {
        List<TrainerInfo> infos = ALL.stream()
                .map(trainer -> new TrainerInfo(
                        trainer.name(),
                        learns(trainer, true),
                        learns(trainer, false),
                        trainer.learnsGaps(),
                        trainer.parameters().stream().map(Trainers::info).toList()))
                .toList();
        return new TrainerCatalogue(infos, Metrics.all(), Requests.MOST_SETTINGS, Folds.MOST);
    }

    private static HyperParameterInfo info(HyperParameter parameter) {
        List<Object> suggested = SUGGESTED.getOrDefault(parameter.name(), List.of(parameter.initial()));
        return switch (parameter) {
            case HyperParameter.Whole whole ->
                new HyperParameterInfo(
                        whole.name(),
                        HyperParameterInfo.Kind.INTEGER,
                        whole.initial(),
                        (double) whole.lower(),
                        (double) whole.upper(),
                        whole.logarithmic(),
                        List.of(),
                        suggested);
            case HyperParameter.Real real ->
                new HyperParameterInfo(
                        real.name(),
                        HyperParameterInfo.Kind.NUMBER,
                        real.initial(),
                        real.lower(),
                        real.upper(),
                        real.logarithmic(),
                        List.of(),
                        suggested);
            case HyperParameter.Choice choice ->
                new HyperParameterInfo(
                        choice.name(),
                        HyperParameterInfo.Kind.CHOICE,
                        choice.initial(),
                        null,
                        null,
                        false,
                        choice.options(),
                        List.copyOf(choice.options()));
        };
    }
}
