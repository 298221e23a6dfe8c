package modelport.inference;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.contract.registry.TensorSpec;

/** Rows that a trial runs, alone or beside each other. */
interface TrialRows {
    Duration DEADLINE = Duration.ofSeconds(60);

    int count();

    /** Runs the rows of these numbers, in this order. */
    Map<String, Tensor> run(List<Integer> rows);

    default Map<String, Tensor> runAll() {
        return run(IntStream.range(0, count()).boxed().toList());
    }

    /** Rows of texts. */
    record Texts(TextModel model, List<Tokens> tokens) implements TrialRows {
        @Override
        public int count() {
            return tokens.size();
        }

        @Override
        public Map<String, Tensor> run(List<Integer> rows) {
            return model.run(rows.stream().map(tokens::get).toList(), DEADLINE);
        }
    }

    /** Rows of tensors; an input whose number of rows is fixed goes in whole every time. */
    record Tensors(LoadedModel model, Map<String, Tensor> inputs) implements TrialRows {
        @Override
        public int count() {
            return model.signature().inputs().stream()
                    .filter(Tensors::isFree)
                    .mapToInt(input -> inputs.getOrDefault(input.name(), Tensor.floats(new float[0], 0))
                            .rows())
                    .max()
                    .orElse(1);
        }

        @Override
        public Map<String, Tensor> run(List<Integer> rows) {
            var chosen = new LinkedHashMap<>(inputs);
            for (TensorSpec input : model.signature().inputs()) {
                if (isFree(input)) {
                    chosen.computeIfPresent(
                            input.name(),
                            (_, tensor) -> Tensor.concat(rows.stream()
                                    .map(row -> tensor.slice(row, row + 1))
                                    .toList()));
                }
            }
            return model.run(chosen, DEADLINE);
        }

        static boolean isFree(TensorSpec input) {
            return !input.shape().isEmpty() && input.shape().getFirst() < 0;
        }
    }
}
