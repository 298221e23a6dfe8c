package modelport.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.contract.Message;
import modelport.evaluation.EvaluatorOptions.Reference;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ScoreKind;
import org.jspecify.annotations.Nullable;

/** One way through all rows. */
final class Pass {
    private final RowModel model;
    private final ModelRows rows;
    private final EvaluatorOptions options;
    private final ScoreKind scores;
    private final AnswerReader reader;
    private final Tally tally;
    private final Slices slices;
    private final Tremor tremor;
    private final List<String> more;

    Pass(RowModel model, ModelRows rows, EvaluatorOptions options, Survey survey, ScoreKind scores) {
        this.model = model;
        this.rows = rows;
        this.options = options;
        this.scores = scores;
        reader = new AnswerReader(rows, scores);
        tally = Tally.of(rows, scores, false);
        more = options.slices();
        slices = new Slices(rows, rows.columns(more), survey.keys());
        tremor = new Tremor(model, rows, reader, options, survey.deviations());
    }

    Findings run(Progress progress) throws IOException {
        int size = batchSize();
        try (RowReader source = rows.reader(more, size);
                AnswersWriter writer = AnswersWriter.of(rows, scores, options.answers());
                Standard standard = Standard.of(rows, options.reference(), size, scores)) {
            long done = 0;
            progress.tell(done, rows.rows());
            while (source.hasNext()) {
                RowBatch batch = source.next();
                RowAnswers answers = reader.answers(model.run(batch.inputs()), batch.rows());
                RowAnswers truths = standard.next(batch, reader);
                for (int i = 0; i < batch.size(); i++) {
                    tally.add(i, truths, answers);
                }
                slices.add(batch, truths, answers);
                tremor.add(source, batch, answers);
                writer.add(batch, rows.isLabelled() ? truths : null, answers);
                done += batch.size();
                progress.tell(done, rows.rows());
            }
            writer.finish();
        }
        return findings();
    }

    private int batchSize() {
        Reference reference = options.reference();
        if (rows.isLabelled() || reference == null) {
            return rows.batchSize();
        }
        return Math.min(rows.batchSize(), reference.rows().batchSize());
    }

    private Findings findings() {
        Measures measures = tally.measures();
        List<Metric> headline = Tally.headline(rows.kind(), rows.isLabelled());
        @Nullable ClassificationMetrics classes = tally instanceof Tally.OfClasses known ? known.metrics() : null;
        List<String> names = rows.classes();
        var notes = new ArrayList<Message>(rows.notes());
        return new Findings(
                rows.kind(),
                rows.rows(),
                Reports.chosen(measures, headline),
                Reports.ordered(measures, headline),
                measures.unmeasured().stream().map(Reports::notMeasured).toList(),
                classes == null ? List.of() : Reports.classes(classes, names),
                classes == null ? List.of() : Reports.confusion(classes, names),
                classes == null ? List.of() : Reports.calibration(classes),
                slices.measures(),
                tremor.stability(),
                notes);
    }

    /** Where truths come from: the label's column, or another model. */
    private record Standard(
            @Nullable RowModel model,
            @Nullable RowReader source,
            @Nullable AnswerReader reader) implements AutoCloseable {
        static Standard of(ModelRows rows, @Nullable Reference reference, int size, ScoreKind scores) {
            if (rows.isLabelled() || reference == null) {
                return new Standard(null, null, null);
            }
            return new Standard(
                    reference.model(),
                    reference.rows().reader(List.of(), size),
                    new AnswerReader(reference.rows(), scores));
        }

        RowAnswers next(RowBatch batch, AnswerReader own) {
            if (model == null || source == null || reader == null) {
                return own.truths(batch);
            }
            RowBatch same = source.next();
            if (!Arrays.equals(same.rows(), batch.rows())) {
                throw new IllegalArgumentException("the reference reads other rows");
            }
            return reader.answers(model.run(same.inputs()), same.rows());
        }

        @Override
        public void close() {
            if (source != null) {
                source.close();
            }
        }
    }
}
