package modelport.gateway.serving;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.Refusal;
import modelport.inference.InferenceException;
import modelport.inference.LoadedModel;
import modelport.inference.PinnedRows;
import modelport.inference.Tensor;
import modelport.processing.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First runs of a model: they make later ones fast, and say what those will cost. */
final class WarmUp {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY_ROWS = 8;
    private static final int FREE_SIZE = 8;
    private static final String TEXT = "The quick brown fox jumps over the lazy dog";
    private static final AnswerWriter NOBODY = (_, _, _, _, _) -> {
        throw new IllegalStateException("a warm-up has no answer");
    };

    private WarmUp() {}

    static void texts(Engine engine, Batching batching, CostModel cost) {
        Question one = Question.of(List.of(TEXT), NOBODY);
        Question many = Question.of(Collections.nCopies(batching == Batching.TOGETHER ? MANY_ROWS : 1, TEXT), NOBODY);
        double units = new Units.TextLength(Integer.MAX_VALUE).of(one);
        rehearse(engine, one, units, cost);
        rehearse(engine, many, units * many.rows(), cost);
    }

    /** What is made up may be refused: nobody knows what people will send. */
    static void processed(Engine engine, Payload payload, CostModel cost) {
        try {
            rehearse(engine, Question.ofPayloads(List.of(payload), NOBODY), 1, cost);
        } catch (InferenceException e) {
            if (e.fault() == InferenceException.Fault.FILE) {
                throw e;
            }
            log.info("warm-up refused: reason={}", e.getMessage());
        }
    }

    /** Models may refuse made-up inputs; that is no reason not to deploy them, but then their cost is a guess. */
    static void numbers(Engine engine, Signature signature, Batching batching, CostModel cost) {
        try {
            rehearse(engine, zeros(signature, 1), 1, cost);
            if (batching == Batching.TOGETHER) {
                rehearse(engine, zeros(signature, MANY_ROWS), MANY_ROWS, cost);
            }
        } catch (InferenceException | Refusal e) {
            log.info("warm-up refused: reason={}", e.getMessage());
        }
    }

    /** Rows that one request may have on an event loop; 0 if the model takes too long for that. */
    static int inlineRows(LoadedModel model, Batching batching, CostModel cost) {
        int many = batching == Batching.TOGETHER ? MANY_ROWS * 4 : 1;
        try (PinnedRows rows = PinnedRows.open(model, many)) {
            long one = median(rows, 1);
            long all = median(rows, many);
            cost.observe(1, one);
            cost.observe(many, all);
            if (!ServedModel.isTiny(one)) {
                return 0;
            }
            long each = many == 1 ? one : Math.max(0, (all - one) / (many - 1));
            return many == 1 ? 1 : ServedModel.inlineRows(each, Math.max(0, one - each));
        } catch (InferenceException e) {
            log.info("warm-up refused: reason={}", e.getMessage());
            return 0;
        }
    }

    private static long median(PinnedRows rows, int count) {
        var nanos = new long[15];
        for (int i = -5; i < nanos.length; i++) {
            long before = System.nanoTime();
            rows.run(count);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private static void rehearse(Engine engine, Question question, double units, CostModel cost) {
        engine.run(List.of(question), PATIENCE);
        long before = System.nanoTime();
        engine.run(List.of(question), PATIENCE);
        cost.observe(units, System.nanoTime() - before);
    }

    private static Question zeros(Signature signature, int rows) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (TensorSpec spec : signature.inputs()) {
            long[] shape = spec.shape().stream()
                    .mapToLong(size -> size < 0 ? FREE_SIZE : size)
                    .toArray();
            if (shape.length > 0 && spec.shape().getFirst() < 0) {
                shape[0] = rows;
            }
            inputs.put(spec.name(), zeros(spec.type(), shape));
        }
        return Question.of(inputs, rows, NOBODY);
    }

    private static Tensor zeros(DataType type, long[] shape) {
        return type == DataType.BYTES
                ? Tensor.texts(Collections.nCopies(Tensor.elementsOf(shape), ""), shape)
                : Tensor.allocate(type, shape);
    }
}
