package modelport.evaluation;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.registry.TensorSpec;
import modelport.evaluation.AnswersFormat.Numbers;
import modelport.evaluation.RowAnswers.Labels;
import modelport.evaluation.RowAnswers.Values;
import modelport.statistics.classification.RowLoss;
import modelport.statistics.classification.ScoreKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers to every row, one after the other. Embeddings are not written: they would be as large as the rows.
 */
final class AnswersWriter implements AutoCloseable {
    private static final long MOST_SCORES = 20_000_000;
    private static final int BUFFER = 1 << 20;

    private final @Nullable AnswersFormat format;
    private final CheckedOutputStream checked;
    private final DataOutputStream out;
    private long rows;

    private AnswersWriter(@Nullable AnswersFormat format, OutputStream file) throws IOException {
        this.format = format;
        checked = new CheckedOutputStream(file, new CRC32());
        out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER));
        if (format != null) {
            out.write(format.header());
        }
    }

    /** Writes nothing for embeddings, and without a file. */
    static AnswersWriter of(ModelRows rows, ScoreKind scores, @Nullable Path file) throws IOException {
        return of(rows, scores, file, MOST_SCORES);
    }

    /** With at most so many scores, or what they lose instead. */
    static AnswersWriter of(ModelRows rows, ScoreKind scores, @Nullable Path file, long most) throws IOException {
        if (file == null || rows.kind() == EvaluationKind.EMBEDDING) {
            return new AnswersWriter(null, OutputStream.nullOutputStream());
        }
        Numbers numbers = numbers(rows, scores, most);
        return new AnswersWriter(
                new AnswersFormat(rows.kind(), rows.isLabelled(), scores, numbers, rows.classes()),
                Files.newOutputStream(file));
    }

    private static Numbers numbers(ModelRows rows, ScoreKind scores, long most) {
        if (rows.kind() == EvaluationKind.REGRESSION) {
            return Numbers.VALUES;
        }
        if (scores == ScoreKind.NONE) {
            return Numbers.NONE;
        }
        if (rows.rows() * rows.classes().size() > most) {
            return scores == ScoreKind.PROBABILITY && rows.isLabelled() ? Numbers.LOSSES : Numbers.NONE;
        }
        boolean single = RowModel.outputs(rows.signature()).stream()
                .filter(output -> output.name().equals(rows.form().values()))
                .map(TensorSpec::type)
                .allMatch(AnswerForm::isSingle);
        // One score of two classes is taken from 1, which four bytes would round.
        return single && rows.form().wide() ? Numbers.SINGLE : Numbers.DOUBLE;
    }

    /** Without truths where nobody knows them. */
    void add(RowBatch batch, @Nullable RowAnswers truths, RowAnswers answers) throws IOException {
        if (format == null) {
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            out.writeLong(batch.row(i));
            switch (answers) {
                case Labels labels -> {
                    int truth = truths == null ? Classes.UNKNOWN : ((Labels) truths).labels()[i];
                    out.writeInt(truth);
                    out.writeInt(labels.labels()[i]);
                    if (labels.scores() != null) {
                        scores(format, truth, labels.scores()[i]);
                    }
                }
                case Values values -> {
                    out.writeDouble(truths == null ? Double.NaN : ((Values) truths).values()[i]);
                    out.writeDouble(values.values()[i]);
                }
                case RowAnswers.Vectors _ -> throw new IllegalStateException("embeddings are not written");
            }
        }
        rows += batch.size();
    }

    private void scores(AnswersFormat form, int truth, double[] scores) throws IOException {
        switch (form.numbers()) {
            case SINGLE -> {
                for (double score : scores) {
                    out.writeFloat((float) score);
                }
            }
            case DOUBLE -> {
                for (double score : scores) {
                    out.writeDouble(score);
                }
            }
            case LOSSES -> {
                out.writeDouble(RowLoss.logLoss(truth, scores));
                out.writeDouble(RowLoss.brier(truth, scores));
            }
            case NONE -> {
                // The labels are enough.
            }
            case VALUES -> throw new IllegalStateException("a label is no value");
        }
    }

    /** Ends the file: without this it cannot be opened. */
    void finish() throws IOException {
        if (format == null) {
            return;
        }
        out.writeLong(rows);
        out.flush();
        long sum = checked.getChecksum().getValue();
        out.writeLong(sum);
        out.writeLong(AnswersFormat.MARK);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
