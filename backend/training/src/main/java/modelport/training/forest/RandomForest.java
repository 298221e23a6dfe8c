package modelport.training.forest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.HyperParameter.Choice;
import modelport.training.tuning.HyperParameter.Whole;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;

/** Breiman's random forest; parameters are named as in scikit-learn. */
public final class RandomForest implements Trainer {
    private static final Whole TREES = new Whole("n_estimators", 1, 5_000, 100L, true);
    private static final String DEEPEST = "max_depth";
    private static final String FEWEST = "min_samples_leaf";
    private static final String TRIED = "max_features";

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public boolean learns(TrainingSet set) {
        return switch (set.truth()) {
            case Truth.Classes _ -> true;
            case Truth.Values(Table numbers) -> numbers.columns() == 1;
        };
    }

    @Override
    public boolean learnsGaps() {
        return true;
    }

    @Override
    public List<HyperParameter> parameters() {
        return List.of(
                TREES,
                new Whole(DEEPEST, 1, 100, 50L, true),
                new Whole(FEWEST, 1, 1_000, 1L, true),
                new Choice(TRIED, List.of("usual", "sqrt", "log2", "third", "all"), "usual"));
    }

    @Override
    public Optional<Whole> rounds() {
        return Optional.of(TREES);
    }

    @Override
    public Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled) {
        Setting all = setting.complete(this);
        long start = System.nanoTime();
        Tally tally = tally(set.truth());
        int tried = tried(all.text(TRIED), set);
        var grower = new Grower(set.rows(), tally, tried, (int) all.whole(DEEPEST), (int) all.whole(FEWEST));
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < all.whole(TREES.name()); i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped after tree " + i);
            }
            trees.add(grower.grow(seed * 1_000_003 + i));
        }
        return new GrownForest(set, width(set.truth()), trees, Duration.ofNanos(System.nanoTime() - start));
    }

    private static int width(Truth truth) {
        return truth instanceof Truth.Classes classes ? classes.count() : 1;
    }

    private static Tally tally(Truth truth) {
        return switch (truth) {
            case Truth.Classes(int[] indexes, int count) -> new Tally.OfClasses(indexes, count);
            case Truth.Values(Table numbers) -> {
                double[] values = new double[numbers.rows()];
                Arrays.setAll(values, row -> numbers.at(row, 0));
                yield new Tally.OfNumbers(
                        values, Arrays.stream(values).average().orElseThrow());
            }
        };
    }

    /** A root of the columns is usual for classes, a third for numbers. */
    private static int tried(String choice, TrainingSet set) {
        int columns = set.rows().columns();
        double tried = switch (choice) {
            case "sqrt" -> Math.sqrt(columns);
            case "log2" -> Math.log(columns) / Math.log(2);
            case "third" -> columns / 3.0;
            case "all" -> columns;
            default -> set.classes().isEmpty() ? columns / 3.0 : Math.sqrt(columns);
        };
        return Math.max(1, (int) tried);
    }
}
