package modelport.training.neural;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import modelport.training.Split;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.network.Activation;
import modelport.training.network.Columns;
import modelport.training.network.Fitted;
import modelport.training.network.Fitting;
import modelport.training.network.LayerSpec;
import modelport.training.network.LearningEngine;
import modelport.training.network.LearningEngines;
import modelport.training.network.Network;
import modelport.training.network.Schedule;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.HyperParameter.Real;
import modelport.training.tuning.HyperParameter.Whole;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;

/** A network of dense layers; some rows are kept aside to see when it has learned enough. */
public final class NeuralNetwork implements Trainer {
    private static final double KEPT_ASIDE = 0.1;
    private static final int PATIENCE = 10;

    private final LearningEngine engine;

    /** On the best engine that there is. */
    public NeuralNetwork() {
        this(LearningEngines.best());
    }

    /** On an engine of the caller's choice. */
    public NeuralNetwork(LearningEngine engine) {
        this.engine = engine;
    }

    @Override
    public String name() {
        return "neural-network";
    }

    @Override
    public boolean learns(TrainingSet set) {
        return switch (set.truth()) {
            case Truth.Classes _ -> true;
            case Truth.Values(Table numbers) -> numbers.columns() == 1;
        };
    }

    @Override
    public List<HyperParameter> parameters() {
        return List.of(
                new Whole("width", 1, 1024, 64L, true),
                new Whole("layers", 0, 4, 2L, false),
                new Real("dropout", 0, 0.9, 0.0, false),
                new Real("learning_rate", 1e-5, 0.1, 1e-3, true),
                new Whole("epochs", 1, 500, 50L, true),
                new Whole("batch_size", 8, 1024, 64L, true));
    }

    @Override
    public Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled) {
        Setting all = setting.complete(this);
        long start = System.nanoTime();
        Split split = Split.stratified(set, new Split.Shares(KEPT_ASIDE, 0), seed);
        TrainingSet learned = set.rows(split.training());
        TrainingSet aside = split.validation().length == 0 ? learned : set.rows(split.validation());
        Columns columns = Columns.of(learned.rows(), Set.of());
        Answers answers = Answers.of(learned);
        var network = new Network(columns.width(), layers(all), answers.width());
        var fitting = new Fitting(engine, network, answers.objective(), schedule(all));
        Table inputs = columns.prepared(learned.rows());
        Fitted fitted = fitting.fit(
                answers.material(inputs, learned.truth()),
                answers.examination(columns.prepared(aside.rows()), aside.truth()),
                seed,
                _ -> !cancelled.getAsBoolean());
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new LearnedNetwork(set, columns, network, answers, fitted.weights(), took);
    }

    private static List<LayerSpec> layers(Setting setting) {
        int width = (int) setting.whole("width");
        var layer = new LayerSpec(width, Activation.RELU, false, setting.number("dropout"));
        return Stream.generate(() -> layer).limit(setting.whole("layers")).toList();
    }

    private static Schedule schedule(Setting setting) {
        return new Schedule(
                (int) setting.whole("epochs"),
                PATIENCE,
                (int) setting.whole("batch_size"),
                setting.number("learning_rate"));
    }
}
