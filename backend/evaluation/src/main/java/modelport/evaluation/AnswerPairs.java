package modelport.evaluation;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import modelport.contract.Message;
import modelport.contract.evaluation.Comparison.LabelChanges;
import modelport.contract.evaluation.EvaluationKind;
import modelport.evaluation.Answers.Compared;
import modelport.evaluation.AnswersFormat.Numbers;
import modelport.statistics.Metric;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.PairedClassification;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.interval.PairedMeans;
import modelport.statistics.paired.Flips;
import modelport.statistics.regression.PairedRegression;
import org.jspecify.annotations.Nullable;

/** Two files of answers, row beside row. */
final class AnswerPairs implements AutoCloseable {
    private final Answers first;
    private final Answers second;
    private final DataInputStream one;
    private final DataInputStream other;
    /** Where the second one's classes stand in the first one. */
    private final int[] places;

    private AnswerPairs(Answers first, Answers second) throws IOException {
        this.first = first;
        this.second = second;
        one = first.read();
        try {
            other = second.read();
        } catch (IOException | RuntimeException e) {
            one.close();
            throw e;
        }
        var classes = new Classes(first.format().classes());
        places = second.format().classes().stream().mapToInt(classes::indexOf).toArray();
    }

    static AnswerPairs of(Answers first, Answers second) throws IOException {
        return new AnswerPairs(first, second);
    }

    /** Why they cannot be compared, as far as can be told without the rows; null if they can. */
    static @Nullable Message misfit(Answers first, Answers second) {
        if (first.kind() != second.kind()) {
            return Message.of("evaluation.other-kind");
        }
        if (first.rows() != second.rows() || first.isLabelled() != second.isLabelled()) {
            return otherRows();
        }
        if (!first.isLabelled()) {
            return Message.of("evaluation.no-truths");
        }
        var classes = new HashSet<>(first.format().classes());
        boolean same =
                first.format().classes().size() == second.format().classes().size()
                        && classes.equals(new HashSet<>(second.format().classes()));
        return same ? null : Message.of("evaluation.other-classes");
    }

    private static Message otherRows() {
        return Message.of("evaluation.other-rows");
    }

    Compared compare() throws IOException {
        try {
            return first.kind() == EvaluationKind.CLASSIFICATION ? classes() : values();
        } catch (OtherRowsException _) {
            return new Compared(otherRows(), List.of(), null);
        }
    }

    private Compared values() throws IOException {
        var paired = new PairedRegression();
        for (long row = 0; row < first.rows(); row++) {
            expectSame(one.readLong(), other.readLong());
            double truth = one.readDouble();
            double before = one.readDouble();
            expectSame(Double.doubleToLongBits(truth), other.readLong());
            paired.add(truth, before, other.readDouble());
        }
        return new Compared(
                null, paired.differences().stream().map(Reports::moved).toList(), null);
    }

    private Compared classes() throws IOException {
        ScoreKind scores = scores();
        int count = first.format().classes().size();
        var paired = new PairedClassification(ClassificationOptions.of(count, scores));
        var logLoss = new PairedMeans();
        var brier = new PairedMeans();
        boolean losses =
                first.format().numbers() == Numbers.LOSSES && second.format().numbers() == Numbers.LOSSES;
        double[] before = new double[width(first)];
        double[] after = new double[width(second)];
        double[] placed = new double[count];
        for (long row = 0; row < first.rows(); row++) {
            expectSame(one.readLong(), other.readLong());
            int truth = one.readInt();
            int label = one.readInt();
            read(one, first, before);
            expectSame(truth, places[other.readInt()]);
            int now = places[other.readInt()];
            read(other, second, after);
            if (scores == ScoreKind.NONE) {
                paired.add(truth, label, now);
            } else {
                for (int k = 0; k < count; k++) {
                    placed[places[k]] = after[k];
                }
                paired.add(truth, label, now, before, placed);
            }
            if (losses) {
                logLoss.add(before[0], after[0]);
                brier.add(before[1], after[1]);
            }
        }
        var moved = new ArrayList<>(
                paired.differences().stream().map(Reports::moved).toList());
        if (losses) {
            PairedMeans.differences(List.of(Metric.LOG_LOSS, Metric.BRIER), List.of(logLoss, brier)).stream()
                    .map(Reports::moved)
                    .forEach(moved::add);
        }
        return new Compared(null, moved, changes(paired));
    }

    private static LabelChanges changes(PairedClassification paired) {
        Flips flips = paired.flips();
        return new LabelChanges(
                flips.same(),
                flips.rightToWrong(),
                flips.wrongToRight(),
                flips.wrongToWrong(),
                paired.mcNemar().midP());
    }

    /** What the scores of both are good for. */
    private ScoreKind scores() {
        boolean kept = hasScores(first) && hasScores(second);
        if (!kept) {
            return ScoreKind.NONE;
        }
        boolean probable = first.format().scores() == ScoreKind.PROBABILITY
                && second.format().scores() == ScoreKind.PROBABILITY;
        return probable ? ScoreKind.PROBABILITY : ScoreKind.MARGIN;
    }

    private static boolean hasScores(Answers answers) {
        return answers.format().numbers() == Numbers.SINGLE || answers.format().numbers() == Numbers.DOUBLE;
    }

    /** Numbers of a row beside its labels. */
    private static int width(Answers answers) {
        return switch (answers.format().numbers()) {
            case NONE -> 0;
            case SINGLE, DOUBLE -> answers.format().classes().size();
            case LOSSES, VALUES -> 2;
        };
    }

    private static void read(DataInputStream in, Answers answers, double[] numbers) throws IOException {
        boolean single = answers.format().numbers() == Numbers.SINGLE;
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = single ? in.readFloat() : in.readDouble();
        }
    }

    private static void expectSame(long found, long expected) {
        if (found != expected) {
            throw new OtherRowsException();
        }
    }

    @Override
    public void close() throws IOException {
        one.close();
        other.close();
    }

    /** The second file goes on with another row, or says another truth of it. */
    private static final class OtherRowsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
