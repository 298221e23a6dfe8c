package modelport.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import modelport.contract.evaluation.EvaluationKind;
import modelport.statistics.classification.ScoreKind;
import org.jspecify.annotations.Nullable;

/** Goes through rows with a model and shows what goes in and what comes out, in plain values. */
public final class RowWalk {
    private final ModelRows rows;
    private final AnswerReader probable;
    private final AnswerReader plain;
    private boolean probabilities;

    private RowWalk(ModelRows rows) {
        this.rows = rows;
        probable = new AnswerReader(rows, ScoreKind.PROBABILITY);
        plain = new AnswerReader(rows, ScoreKind.MARGIN);
        probabilities = rows.form().values() != null && !rows.form().logits();
    }

    /**
     * Shows about {@code most} rows at most, in their order, in runs from all over the table.
     *
     * @throws EvaluationException if the model's answers are not what its signature says
     */
    public static void walk(
            RowModel model, ModelRows rows, long most, Progress progress, Consumer<WalkedRows> visitor) {
        var walk = new RowWalk(rows);
        try (var reader = new RowReader(rows, List.of(), rows.batchSize(), rows.spread(most))) {
            long done = 0;
            while (reader.hasNext()) {
                RowBatch batch = reader.next();
                RowAnswers answers = walk.answers(model, batch);
                visitor.accept(walk.shown(batch, answers));
                done += batch.size();
                progress.tell(Math.min(done, most), Math.min(rows.rows(), most));
            }
        }
    }

    /** Names of the outputs that {@link WalkedRows#labels}, and confidences or numbers, are read from. */
    public static Outputs outputs(ModelRows rows) {
        return new Outputs(rows.form().label(), rows.form().values());
    }

    private RowAnswers answers(RowModel model, RowBatch batch) {
        var outputs = model.run(batch.inputs());
        if (probabilities) {
            try {
                return probable.answers(outputs, batch.rows());
            } catch (NoProbabilitiesException _) {
                probabilities = false;
            }
        }
        return plain.answers(outputs, batch.rows());
    }

    private WalkedRows shown(RowBatch batch, RowAnswers answers) {
        double[] truths = rows.isLabelled() ? truths(plain.truths(batch)) : null;
        return switch (answers) {
            case RowAnswers.Labels labels ->
                new WalkedRows(
                        batch.size(),
                        batch.inputs(),
                        Arrays.stream(labels.labels())
                                .mapToObj(place -> rows.classes().get(place))
                                .toList(),
                        confidences(labels),
                        null,
                        truths,
                        labels.labels());
            case RowAnswers.Values values ->
                new WalkedRows(batch.size(), batch.inputs(), null, null, values.values(), truths, null);
            case RowAnswers.Vectors _ -> new WalkedRows(batch.size(), batch.inputs(), null, null, null, null, null);
        };
    }

    private double @Nullable [] confidences(RowAnswers.Labels labels) {
        double[][] scores = labels.scores();
        if (!probabilities || scores == null) {
            return null;
        }
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> Arrays.stream(scores[i]).max().orElse(Double.NaN))
                .toArray();
    }

    private static double @Nullable [] truths(RowAnswers truths) {
        return switch (truths) {
            case RowAnswers.Labels labels ->
                Arrays.stream(labels.labels()).asDoubleStream().toArray();
            case RowAnswers.Values values -> values.values();
            case RowAnswers.Vectors _ -> null;
        };
    }

    /** Whether rows of this kind have answers that can be counted. */
    public static boolean isCountable(ModelRows rows) {
        return rows.kind() != EvaluationKind.EMBEDDING;
    }

    /**
     * Where answers come from.
     *
     * @param label name of the output with the classes; null where they follow from the scores, or there are none
     * @param values name of the output with the scores or numbers; null where there are none
     */
    public record Outputs(@Nullable String label, @Nullable String values) {}
}
