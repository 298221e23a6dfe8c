package modelport.evaluation;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import modelport.contract.evaluation.Stability;
import modelport.evaluation.RowAnswers.Labels;
import modelport.evaluation.RowAnswers.Values;
import modelport.evaluation.RowAnswers.Vectors;
import modelport.statistics.stability.ScoreJitter;
import org.jspecify.annotations.Nullable;

/** Asks the model some rows again with a little noise on their numbers, and counts how far its answers move. */
final class Tremor {
    private static final int MOST_ROWS = 20_000;

    private final RowModel model;
    private final AnswerReader reader;
    private final EvaluatorOptions options;
    private final Noise noise;
    private final double share;
    private final ScoreJitter jitter = new ScoreJitter();
    private long taken;

    Tremor(
            RowModel model,
            ModelRows rows,
            AnswerReader reader,
            EvaluatorOptions options,
            Map<String, Double> deviations) {
        this.model = model;
        this.reader = reader;
        this.options = options;
        var scaled = new TreeMap<String, Double>();
        deviations.forEach((column, deviation) -> scaled.put(column, options.noise() * deviation));
        noise = new Noise(options.seed(), scaled);
        share = (double) MOST_ROWS / Math.max(1, rows.rows());
    }

    /** Chooses rows of a batch and asks them again. */
    void add(RowReader source, RowBatch batch, RowAnswers quiet) {
        if (noise.deviations().isEmpty()) {
            return;
        }
        int[] chosen = IntStream.range(0, batch.size())
                .filter(i -> share >= 1 || Noise.draw(options.seed(), batch.row(i)) < share)
                .limit(MOST_ROWS - taken)
                .toArray();
        if (chosen.length == 0) {
            return;
        }
        taken += chosen.length;
        int[] places = Arrays.stream(chosen).map(i -> batch.places()[i]).toArray();
        long[] rows = Arrays.stream(chosen).mapToLong(batch::row).toArray();
        RowAnswers noisy = reader.answers(model.run(source.tensors(batch.source(), places, noise)), rows);
        for (int i = 0; i < chosen.length; i++) {
            count(quiet, chosen[i], noisy, i);
        }
    }

    private void count(RowAnswers quiet, int before, RowAnswers noisy, int after) {
        switch (quiet) {
            case Labels first -> {
                Labels second = (Labels) noisy;
                jitter.addLabel(first.labels()[before], second.labels()[after]);
                if (first.scores() != null && second.scores() != null) {
                    double[] scores = first.scores()[before];
                    for (int k = 0; k < scores.length; k++) {
                        jitter.addScore(scores[k], second.scores()[after][k]);
                    }
                }
            }
            case Values first -> jitter.addScore(first.values()[before], ((Values) noisy).values()[after]);
            case Vectors first -> {
                float[] vector = first.vectors()[before];
                for (int k = 0; k < vector.length; k++) {
                    jitter.addScore(vector[k], ((Vectors) noisy).vectors()[after][k]);
                }
            }
        }
    }

    /** Null without noise or numbers. */
    @Nullable
    Stability stability() {
        if (taken == 0) {
            return null;
        }
        return new Stability(
                options.noise(),
                jitter.measures().measured().stream().map(Reports::measured).toList());
    }
}
