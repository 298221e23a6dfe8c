package modelport.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import modelport.contract.Message;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.Tensor;
import modelport.tables.Selection;
import modelport.tables.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as a model takes them, with their truths where there are any. They come batch by batch, as often
 * as wanted and always the same; the table stays the caller's.
 */
public final class ModelRows {
    private static final int TEXTS = 16;
    private static final int TEXT_ROWS = 256;
    private static final int MOST_ROWS = 4_096;
    private static final long CELLS = 1 << 18;
    private static final int FEWEST_ROWS = 256;
    private static final int SAMPLES = 512;
    private static final long MOST_CELLS = 1 << 22;
    private static final int RUN = 256;

    private final Signature signature;
    private final Table table;
    private final ModelRowsOptions options;
    private final List<InputColumns> inputs;
    private final AnswerForm form;
    private final Truths truths;

    private ModelRows(
            Signature signature,
            Table table,
            ModelRowsOptions options,
            List<InputColumns> inputs,
            AnswerForm form,
            Truths truths) {
        this.signature = signature;
        this.table = table;
        this.options = options;
        this.inputs = inputs;
        this.form = form;
        this.truths = truths;
    }

    /**
     * Matches a model's inputs and answers with the columns of a table, and looks at every label.
     *
     * @throws EvaluationException if they do not fit
     */
    public static ModelRows bind(Signature signature, Table table, ModelRowsOptions options) {
        String label = options.label();
        if (label != null && table.schema().indexOf(label).isEmpty()) {
            throw EvaluationException.of(
                    "no-label-column",
                    "column",
                    label,
                    "columns",
                    String.join(", ", table.schema().names()));
        }
        List<InputColumns> inputs = InputMatch.of(signature, table.schema(), options);
        AnswerForm form = AnswerForm.of(signature, options.task());
        Truths truths = Truths.of(form, table, options);
        return new ModelRows(signature, table, options, inputs, form, truths);
    }

    public Signature signature() {
        return signature;
    }

    /** What answers are compared with. */
    public EvaluationKind kind() {
        return form.kind();
    }

    /** Of a classification, in the order of the scores. */
    public List<String> classes() {
        return truths.classes().names();
    }

    /** Whether there are truths to compare answers with; embeddings have none. */
    public boolean isLabelled() {
        return truths.column() != null;
    }

    /** How many rows there are, without those whose truth is missing. */
    public long rows() {
        return truths.rows();
    }

    /** What was found that does no harm by itself. */
    public List<Message> notes() {
        var notes = new ArrayList<Message>();
        if (truths.unlabelled() > 0) {
            notes.add(Message.of(
                    "evaluation.unlabelled",
                    "count",
                    Long.toString(truths.unlabelled()),
                    "column",
                    String.valueOf(truths.column())));
        }
        if (isAlone()) {
            notes.add(Message.of("evaluation.batch-dependent"));
        }
        return notes;
    }

    /** What the model is given, batch by batch; whoever does not read to the end closes it. */
    public Stream<Map<String, Tensor>> inputs() {
        RowReader reader = reader(List.of(), batchSize());
        Stream<RowBatch> batches =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(reader, Spliterator.ORDERED), false);
        return batches.onClose(reader::close).map(RowBatch::inputs);
    }

    /** The first batches of a size, for measuring time: some hundred rows, or fewer where they are wide. */
    List<Map<String, Tensor>> samples(int size) {
        long most = Math.max(1, Math.min(SAMPLES, MOST_CELLS / width()) / size);
        try (RowReader reader = reader(List.of(), size)) {
            var samples = new ArrayList<Map<String, Tensor>>();
            while (samples.size() < most && reader.hasNext()) {
                samples.add(reader.filled(reader.next(), size));
            }
            return samples;
        }
    }

    RowReader reader(List<String> more, int size) {
        return new RowReader(this, more, size);
    }

    /** How many rows go into the model at once. */
    int batchSize() {
        if (fixedSize() > 0) {
            return fixedSize();
        }
        if (isAlone()) {
            return 1;
        }
        if (signature.text() != null) {
            return TEXTS;
        }
        long width = width();
        boolean texts = inputs.stream().anyMatch(input -> input.spec().type() == DataType.BYTES);
        long rows = Math.min(Math.max(CELLS / width, FEWEST_ROWS), Math.max(1, MOST_CELLS / width));
        return (int) Math.min(rows, texts ? TEXT_ROWS : MOST_ROWS);
    }

    private long width() {
        return Math.max(
                1, inputs.stream().mapToInt(input -> input.columns().size()).sum());
    }

    /** The only number of rows that the model takes; 0 if it takes any. */
    int fixedSize() {
        return signature.inputs().stream()
                .map(TensorSpec::shape)
                .filter(shape -> !shape.isEmpty() && shape.getFirst() > 0)
                .mapToInt(shape -> Math.toIntExact(shape.getFirst()))
                .max()
                .orElse(0);
    }

    /** Whether rows go in one by one, because neighbours would change their answers. */
    private boolean isAlone() {
        return !signature.batchInvariant() && fixedSize() == 0;
    }

    /** Everything that is read of the table: inputs, label, and {@code more}. */
    Selection selection(List<String> more) {
        return new Selection(columns(more), 0, Long.MAX_VALUE, options.part());
    }

    List<String> columns(List<String> more) {
        var columns = new LinkedHashSet<String>();
        inputs.forEach(input -> columns.addAll(input.columns()));
        if (truths.column() != null) {
            columns.add(truths.column());
        }
        columns.addAll(more);
        return List.copyOf(columns);
    }

    Table table() {
        return table;
    }

    /** The columns that go into the model, input by input. */
    public List<InputColumn> columns() {
        return inputs.stream()
                .flatMap(input -> IntStream.range(0, input.columns().size())
                        .mapToObj(index -> new InputColumn(
                                input.columns().get(index),
                                input.spec().name(),
                                index,
                                input.columns().size(),
                                table.schema()
                                        .columns()
                                        .get(table.schema()
                                                .require(input.columns().get(index)))
                                        .type())))
                .toList();
    }

    /** Rows in runs of their like, from all over the table, so that they are {@code most} or a few more. */
    LongPredicate spread(long most) {
        long every = Math.max(1, Math.ceilDiv(rows(), most));
        return row -> row / RUN % every == 0;
    }

    List<InputColumns> bound() {
        return inputs;
    }

    AnswerForm form() {
        return form;
    }

    Truths truths() {
        return truths;
    }

    Selection.@Nullable PartOf part() {
        return options.part();
    }

    /** Columns of numbers that a little noise makes sense for. */
    List<String> noisy() {
        return inputs.stream()
                .filter(InputColumns::isReal)
                .flatMap(input -> input.columns().stream())
                .filter(name -> table.schema()
                        .columns()
                        .get(table.schema().require(name))
                        .type()
                        .isNumeric())
                .distinct()
                .toList();
    }

    /** Where the label stands in what is read. */
    int labelPlace() {
        return truths.column() == null ? -1 : columns(List.of()).indexOf(truths.column());
    }
}
