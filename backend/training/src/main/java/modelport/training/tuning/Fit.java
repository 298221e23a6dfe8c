package modelport.training.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import modelport.training.Table;
import modelport.training.TrainingSet;

/**
 * One model of a cross-validation.
 *
 * @param settings that it answers for: they differ only in the number of rounds
 */
record Fit(CrossValidation validation, List<Setting> settings, int fold) {
    void run(Consumer<CellScore> found, BooleanSupplier cancelled) {
        Trainer trainer = validation.trainer();
        TrainingSet outside = validation.set().rows(validation.folds().outside(fold));
        TrainingSet inside = validation.set().rows(validation.folds().inside(fold));
        Setting most =
                settings.stream().max(Comparator.comparingLong(this::rounds)).orElseThrow();
        try (Trained trained = trainer.fit(outside, most, validation.seed(), cancelled)) {
            long all = settings.stream().mapToLong(this::rounds).sum();
            for (Setting setting : settings) {
                Table answers = settings.size() == 1
                        ? trained.answer(inside.rows())
                        : trained.answer(inside.rows(), rounds(setting));
                double score = validation.score().of(inside.truth(), answers);
                var took = trained.took().multipliedBy(rounds(setting)).dividedBy(all);
                found.accept(new CellScore(validation.cell(setting.digest(), fold), score, took));
            }
        }
    }

    private long rounds(Setting setting) {
        return validation
                .trainer()
                .rounds()
                .map(rounds -> setting.whole(rounds.name()))
                .orElse(1L);
    }
}
