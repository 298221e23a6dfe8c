package modelport.training.tuning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import modelport.training.Split;
import modelport.training.TrainingSet;

/**
 * Tries all settings on few rows and only the best of them on more, until the last ones are tried on all (Jamieson and
 * Talwalkar, 2016). The rows of a round are among those of the next one, and in the same folds.
 *
 * @param all cross-validation on all rows
 * @param factor one in so many goes on, and has so many times the rows
 * @param fewest rows that tell anything
 */
public record SuccessiveHalving(CrossValidation all, int factor, int fewest) {
    public SuccessiveHalving {
        if (factor < 2 || fewest < 1) {
            throw new IllegalArgumentException("factor %d, %d rows".formatted(factor, fewest));
        }
    }

    /** One round: the outcomes are those of all settings that were still in. */
    public record Round(int rows, List<Outcome> outcomes) {
        public Round {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The rounds, the last of them on all rows; see {@link CrossValidation#run}. */
    public List<Round> run(
            List<Setting> settings, Collection<CellScore> known, Consumer<CellScore> told, BooleanSupplier cancelled) {
        List<Round> rounds = new ArrayList<>();
        List<Setting> left = settings;
        for (int after = rounds(settings.size()) - 1; after >= 0; after--) {
            CrossValidation validation = part(Math.pow(factor, after));
            List<Outcome> outcomes = validation.run(left, known, told, cancelled);
            rounds.add(new Round(validation.set().rows().rows(), outcomes));
            left = outcomes.stream()
                    .map(Outcome::setting)
                    .limit(Math.ceilDiv(outcomes.size(), factor))
                    .toList();
        }
        return rounds;
    }

    /** Rounds until one setting is left, but no more than there are rows for. */
    private int rounds(int settings) {
        int rounds = 1;
        double rows = (double) all.set().rows().rows() / factor;
        for (int left = settings; left > 1 && rows >= fewest; left = Math.ceilDiv(left, factor)) {
            rounds++;
            rows /= factor;
        }
        return rounds;
    }

    /** The cross-validation on one row of so many. */
    private CrossValidation part(double of) {
        if (of == 1) {
            return all;
        }
        TrainingSet set = all.set();
        int[] rows =
                Split.stratified(set, new Split.Shares(0, 1 / of), all.seed()).test();
        int[] folds = IntStream.of(rows).map(row -> all.folds().of()[row]).toArray();
        return new CrossValidation(
                all.trainer(),
                set.rows(rows),
                new Folds(all.folds().count(), folds),
                all.score(),
                all.seed(),
                all.threads());
    }
}
