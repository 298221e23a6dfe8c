package modelport.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import modelport.contract.evaluation.EvaluationKind;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TextTensor;
import modelport.statistics.classification.ScoreKind;

/**
 * How much of a model's quality hangs on each column: how much worse its answers become while the column's values
 * change places (L. Breiman, Machine Learning 45, 2001), as shares of all of that.
 */
public final class PermutationImportance {
    /** Fewer rows that can change places tell nothing. */
    private static final int FEWEST = 50;

    private final RowModel model;
    private final ModelRows rows;
    private final AnswerReader reader;
    private final List<RowBatch> batches = new ArrayList<>();

    private PermutationImportance(RowModel model, ModelRows rows) {
        this.model = model;
        this.rows = rows;
        reader = new AnswerReader(rows, ScoreKind.MARGIN);
    }

    /**
     * Shares in the order of {@link ModelRows#columns()}, which add up to 1.
     *
     * @param most rows that are looked at, about
     * @param enough says when it has taken too long
     * @return empty where no truths are known, no column makes a difference, or it takes too long
     */
    public static Optional<double[]> of(
            RowModel model, ModelRows rows, long most, BooleanSupplier enough, RandomGenerator random) {
        if (!rows.isLabelled() || rows.kind() == EvaluationKind.EMBEDDING) {
            return Optional.empty();
        }
        var importance = new PermutationImportance(model, rows);
        try (var source = new RowReader(rows, List.of(), rows.batchSize(), rows.spread(most))) {
            source.forEachRemaining(importance.batches::add);
        }
        return importance.shares(enough, random);
    }

    private Optional<double[]> shares(BooleanSupplier enough, RandomGenerator random) {
        if (batches.isEmpty() || batches.getFirst().size() < FEWEST) {
            return Optional.empty();
        }
        double before = 0;
        for (RowBatch batch : batches) {
            before += loss(batch, batch.inputs());
        }
        List<InputColumn> columns = rows.columns();
        double[] losses = new double[columns.size()];
        for (int column = 0; column < losses.length; column++) {
            for (RowBatch batch : batches) {
                if (enough.getAsBoolean()) {
                    return Optional.empty();
                }
                losses[column] += loss(batch, shuffled(batch, columns.get(column), random));
            }
            losses[column] = Math.max(0, losses[column] - before);
        }
        double all = Arrays.stream(losses).sum();
        return all > 0
                ? Optional.of(Arrays.stream(losses).map(loss -> loss / all).toArray())
                : Optional.empty();
    }

    /** Wrong labels, or squared errors. */
    private double loss(RowBatch batch, Map<String, Tensor> inputs) {
        RowAnswers answers = reader.answers(model.run(inputs), batch.rows());
        RowAnswers truths = reader.truths(batch);
        double loss = 0;
        if (answers instanceof RowAnswers.Labels given && truths instanceof RowAnswers.Labels wanted) {
            for (int i = 0; i < batch.size(); i++) {
                loss += given.labels()[i] == wanted.labels()[i] ? 0 : 1;
            }
        } else if (answers instanceof RowAnswers.Values given && truths instanceof RowAnswers.Values wanted) {
            for (int i = 0; i < batch.size(); i++) {
                double error = given.values()[i] - wanted.values()[i];
                loss += error * error;
            }
        }
        return loss;
    }

    private static Map<String, Tensor> shuffled(RowBatch batch, InputColumn column, RandomGenerator random) {
        int[] order = IntStream.range(0, batch.size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        var inputs = new LinkedHashMap<>(batch.inputs());
        inputs.computeIfPresent(column.input(), (_, tensor) -> shuffled(tensor, column, order));
        return inputs;
    }

    private static Tensor shuffled(Tensor tensor, InputColumn column, int[] order) {
        return switch (tensor) {
            case NumberTensor numbers -> shuffled(numbers, column, order);
            case TextTensor texts -> {
                var values = new ArrayList<>(texts.values());
                for (int i = 0; i < order.length; i++) {
                    values.set(place(column, i), texts.value(place(column, order[i])));
                }
                yield new TextTensor(texts.shape(), values);
            }
        };
    }

    private static NumberTensor shuffled(NumberTensor numbers, InputColumn column, int[] order) {
        NumberTensor other = Tensor.allocate(numbers.type(), numbers.shape());
        var from = numbers.data();
        var to = other.data();
        to.duplicate().put(numbers.data());
        int bytes = numbers.type().bytes();
        for (int i = 0; i < order.length; i++) {
            to.put(place(column, i) * bytes, from, place(column, order[i]) * bytes, bytes);
        }
        return other;
    }

    private static int place(InputColumn column, int row) {
        return row * column.width() + column.index();
    }
}
