package modelport.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.statistics.classification.ScoreKind;
import org.jspecify.annotations.Nullable;

/** Reads answers and truths. */
final class AnswerReader {
    private static final double ROUNDING = 1e-3;
    /** Errors are squared. */
    private static final double LARGEST = 1e150;

    private final AnswerForm form;
    private final Truths truths;
    private final int label;
    private final ScoreKind scores;

    AnswerReader(ModelRows rows, ScoreKind scores) {
        this.form = rows.form();
        this.truths = rows.truths();
        this.label = rows.labelPlace();
        this.scores = scores;
    }

    /** What the rows should be answered with. */
    RowAnswers truths(RowBatch batch) {
        int size = batch.size();
        var cells = batch.source().column(label);
        return switch (form.kind()) {
            case CLASSIFICATION -> {
                int[] labels = new int[size];
                Arrays.setAll(labels, i -> truths.classOf(cells, batch.places()[i]));
                yield new RowAnswers.Labels(labels, null);
            }
            case REGRESSION -> {
                double[] values = new double[size];
                Arrays.setAll(values, i -> cells.number(batch.places()[i]));
                yield new RowAnswers.Values(values);
            }
            case EMBEDDING -> throw new IllegalStateException("no row says what its embedding should be");
        };
    }

    /** What the model answered to the rows of these numbers. */
    RowAnswers answers(Map<String, Tensor> outputs, long[] rows) {
        return switch (form.kind()) {
            case CLASSIFICATION -> labels(outputs, rows);
            case REGRESSION -> new RowAnswers.Values(values(outputs, rows));
            case EMBEDDING -> new RowAnswers.Vectors(vectors(outputs, rows));
        };
    }

    private RowAnswers.Labels labels(Map<String, Tensor> outputs, long[] rows) {
        double @Nullable [][] given = form.values() == null ? null : scores(outputs, rows);
        int[] labels = new int[rows.length];
        if (form.label() != null) {
            Tensor named = output(outputs, form.label(), rows);
            Arrays.setAll(labels, i -> classOf(named.value(i), rows[i]));
        } else if (given != null) {
            boolean single =
                    output(outputs, String.valueOf(form.values()), rows).rowElements() == 1;
            double[][] known = given;
            Arrays.setAll(labels, i -> single ? (known[i][1] >= 0.5 ? 1 : 0) : likeliest(known[i]));
        }
        return new RowAnswers.Labels(labels, given);
    }

    private int classOf(Object answer, long row) {
        List<String> names = truths.classes().names();
        int found = truths.classes().indexOfAnswer(answer);
        if (found != Classes.UNKNOWN) {
            return found;
        }
        if (!names.isEmpty() && names.getLast().equals(Truths.OTHER)) {
            return names.size() - 1;
        }
        throw EvaluationException.of(
                "answer-unknown", "row", row + 1, "class", answer, "classes", String.join(", ", names));
    }

    private double[][] scores(Map<String, Tensor> outputs, long[] rows) {
        NumberTensor tensor = numbers(outputs, rows);
        int width = tensor.rowElements();
        int classes = truths.classes().size();
        if (width != classes && !(width == 1 && classes == 2)) {
            throw EvaluationException.of(
                    "scores-width", "output", String.valueOf(form.values()), "found", width, "expected", classes);
        }
        double[][] scores = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = width == 1 ? both(number(tensor, i, rows[i])) : row(tensor, i, width, rows[i]);
            if (this.scores == ScoreKind.PROBABILITY && !areProbabilities(scores[i])) {
                throw new NoProbabilitiesException();
            }
        }
        return scores;
    }

    private double[] both(double second) {
        return new double[] {scores == ScoreKind.PROBABILITY ? 1 - second : -second, second};
    }

    private double[] row(NumberTensor tensor, int i, int width, long row) {
        double[] scores = new double[width];
        for (int k = 0; k < width; k++) {
            scores[k] = number(tensor, i * width + k, row);
        }
        return scores;
    }

    private double[] values(Map<String, Tensor> outputs, long[] rows) {
        NumberTensor tensor = numbers(outputs, rows);
        if (tensor.rowElements() != 1) {
            throw EvaluationException.of(
                    "several-outputs",
                    "output",
                    String.valueOf(form.values()),
                    "shape",
                    Arrays.toString(tensor.shape()));
        }
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = number(tensor, i, rows[i]);
        }
        return values;
    }

    private float[][] vectors(Map<String, Tensor> outputs, long[] rows) {
        NumberTensor tensor = numbers(outputs, rows);
        int width = tensor.rowElements();
        float[][] vectors = new float[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < width; k++) {
                vectors[i][k] = (float) number(tensor, i * width + k, rows[i]);
            }
        }
        return vectors;
    }

    private NumberTensor numbers(Map<String, Tensor> outputs, long[] rows) {
        String name = String.valueOf(form.values());
        if (output(outputs, name, rows) instanceof NumberTensor numbers) {
            return numbers;
        }
        throw EvaluationException.of("no-answer", "outputs", name);
    }

    /** An output, which has an answer for each row at least. */
    private static Tensor output(Map<String, Tensor> outputs, String name, long[] rows) {
        Tensor found = outputs.get(name);
        if (found == null || found.shape().length == 0 || found.rows() < rows.length) {
            throw EvaluationException.of("answers-missing", "output", name, "rows", rows.length);
        }
        return found;
    }

    private static double number(NumberTensor tensor, int index, long row) {
        double value = tensor.number(index);
        if (!(Math.abs(value) <= LARGEST)) {
            throw EvaluationException.of("answer-not-finite", "row", row + 1, "value", value);
        }
        return value;
    }

    /** The first of the highest, as it is served. */
    private static int likeliest(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return best;
    }

    /** As far as single precision makes them add up. */
    private static boolean areProbabilities(double[] scores) {
        double sum = 0;
        for (double score : scores) {
            if (!(score >= -ROUNDING && score <= 1 + ROUNDING)) {
                return false;
            }
            sum += score;
        }
        return Math.abs(sum - 1) <= ROUNDING;
    }
}
