package modelport.training.tuning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.training.TrainingSet;

/**
 * Finds how good settings are: for each fold a model learns from the other folds' rows and is judged by this one's. All
 * models get the same seed.
 *
 * @param threads that train at the same time
 */
public record CrossValidation(Trainer trainer, TrainingSet set, Folds folds, Score score, long seed, int threads) {
    public CrossValidation {
        if (folds.of().length != set.rows().rows() || threads < 1) {
            throw new IllegalArgumentException("%d rows in folds, %d threads".formatted(folds.of().length, threads));
        }
    }

    /** As the other one, for whoever does not want to know when a model is begun. */
    public List<Outcome> run(
            List<Setting> settings, Collection<CellScore> known, Consumer<CellScore> told, BooleanSupplier cancelled) {
        var listener = new FitListener() {
            @Override
            public void begun(List<Cell> cells) {
                // Nobody asked.
            }

            @Override
            public void found(List<CellScore> scores) {
                scores.forEach(told);
            }
        };
        return run(settings, known, listener, cancelled);
    }

    /**
     * Tries settings.
     *
     * @param known results of an earlier try, which need not be found again
     * @param told of each model, as soon as it is begun and as soon as it is judged; called by this thread
     * @return the outcomes, the best one first; of equal ones the earlier setting
     * @throws modelport.onnx.RefusedException if the trainer refuses a setting
     * @throws java.util.concurrent.CancellationException if {@code cancelled} says so
     */
    public List<Outcome> run(
            List<Setting> settings, Collection<CellScore> known, FitListener told, BooleanSupplier cancelled) {
        Map<Cell, CellScore> scores = new HashMap<>();
        known.forEach(score -> scores.put(score.cell(), score));
        List<Setting> complete =
                settings.stream().map(setting -> setting.complete(trainer)).toList();
        var kept = new FitListener() {
            @Override
            public void begun(List<Cell> cells) {
                told.begun(cells);
            }

            @Override
            public void found(List<CellScore> found) {
                found.forEach(score -> scores.put(score.cell(), score));
                told.found(found);
            }
        };
        Together.run(threads, fits(complete, scores), kept, cancelled);
        return complete.stream()
                .map(setting -> outcome(setting, scores))
                .sorted(Comparator.comparingDouble(Outcome::mean).reversed())
                .toList();
    }

    private Outcome outcome(Setting setting, Map<Cell, CellScore> scores) {
        String digest = setting.digest();
        return new Outcome(
                setting,
                IntStream.range(0, folds.count())
                        .mapToObj(fold -> Objects.requireNonNull(scores.get(cell(digest, fold))))
                        .toList());
    }

    Cell cell(String setting, int fold) {
        return new Cell(setting, set.rows().rows(), fold);
    }

    /** One for each group of settings that one model answers for, and each fold where something is to be found. */
    private List<Fit> fits(List<Setting> settings, Map<Cell, CellScore> scores) {
        List<Fit> fits = new ArrayList<>();
        for (List<Setting> group : groups(settings)) {
            for (int fold = 0; fold < folds.count(); fold++) {
                int inside = fold;
                List<Setting> open = group.stream()
                        .filter(setting -> !scores.containsKey(cell(setting.digest(), inside)))
                        .toList();
                if (!open.isEmpty()) {
                    fits.add(new Fit(this, open, fold));
                }
            }
        }
        return fits;
    }

    /** Settings that differ in nothing but the number of rounds belong together. */
    private Collection<List<Setting>> groups(List<Setting> settings) {
        return settings.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        setting -> trainer.rounds()
                                .map(rounds -> setting.with(rounds.name(), rounds.upper()))
                                .orElse(setting),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }
}
