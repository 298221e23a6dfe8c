package modelport.training.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import modelport.training.Table;
import modelport.training.TrainingSet;

/**
 * One model of a cross-validation.
 *
 * @param settings that it answers for: they differ only in the number of rounds
 */
record Fit(CrossValidation validation, List<Setting> settings, int fold) {
    List<Cell> cells() {
        return settings.stream()
                .map(setting -> validation.cell(setting.digest(), fold))
                .toList();
    }

    List<CellScore> run(BooleanSupplier cancelled) {
        Trainer trainer = validation.trainer();
        TrainingSet outside = validation.set().rows(validation.folds().outside(fold));
        TrainingSet inside = validation.set().rows(validation.folds().inside(fold));
        Setting most =
                settings.stream().max(Comparator.comparingLong(this::rounds)).orElseThrow();
        List<CellScore> scores = new ArrayList<>();
        try (Trained trained = trainer.fit(outside, most, validation.seed(), cancelled)) {
            long all = settings.stream().mapToLong(this::rounds).sum();
            for (Setting setting : settings) {
                Table answers = settings.size() == 1
                        ? trained.answer(inside.rows())
                        : trained.answer(inside.rows(), rounds(setting));
                double score = validation.score().of(inside.truth(), answers);
                var took = trained.took().multipliedBy(rounds(setting)).dividedBy(all);
                scores.add(new CellScore(validation.cell(setting.digest(), fold), score, took));
            }
        }
        return scores;
    }

    private long rounds(Setting setting) {
        return validation
                .trainer()
                .rounds()
                .map(rounds -> setting.whole(rounds.name()))
                .orElse(1L);
    }
}
