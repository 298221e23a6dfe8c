package modelport.gateway.serving;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import modelport.contract.Message;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.json.JsonTrees;
import modelport.inference.LoadedModel;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import modelport.inference.Tokens;
import modelport.processing.Payload;
import modelport.processing.Pipeline;

/** Runs questions together: of numbers, of texts, or of what a processing reads. */
sealed interface Engine extends AutoCloseable {
    /** The answers to all questions, one after the other along the first axis. */
    Map<String, Tensor> run(List<Question> questions, Duration deadline);

    /** The same, and ends when nobody waits any more if it takes many runs. */
    default Map<String, Tensor> run(List<Question> questions, Duration deadline, BooleanSupplier pointless) {
        return run(questions, deadline);
    }

    /** Why it gave up answering, if it has. */
    default Optional<Message> trouble() {
        return Optional.empty();
    }

    /** Answers again, if it gave up. */
    default void revive() {}

    @Override
    void close();

    /** A model that takes tensors. */
    record Numbers(LoadedModel model) implements Engine {
        @Override
        public Map<String, Tensor> run(List<Question> questions, Duration deadline) {
            if (questions.size() == 1) {
                return model.run(questions.getFirst().inputs(), deadline);
            }
            var together = new LinkedHashMap<String, Tensor>();
            for (String name : questions.getFirst().inputs().keySet()) {
                List<Tensor> parts = new ArrayList<>(questions.size());
                for (Question question : questions) {
                    parts.add(Objects.requireNonNull(question.inputs().get(name)));
                }
                together.put(name, Tensor.concat(parts));
            }
            return model.run(together, deadline);
        }

        @Override
        public Optional<Message> trouble() {
            return model.trouble();
        }

        @Override
        public void revive() {
            model.revive();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** A version that reads what people have; an answer is the JSON of a row. */
    record Processed(Pipeline pipeline) implements Engine {
        @Override
        public Map<String, Tensor> run(List<Question> questions, Duration deadline) {
            return run(questions, deadline, () -> false);
        }

        @Override
        public Map<String, Tensor> run(List<Question> questions, Duration deadline, BooleanSupplier pointless) {
            List<Payload> rows = questions.stream()
                    .flatMap(question -> question.payloads().stream())
                    .toList();
            var out = new JsonBytes(1 << 10);
            List<String> told = pipeline.run(rows, deadline, pointless).stream()
                    .map(answer ->
                            new String(JsonTrees.write(out.clear(), answer).copy(), StandardCharsets.UTF_8))
                    .toList();
            return Map.of(Fields.OUTPUT, Tensor.texts(told, told.size()));
        }

        @Override
        public void close() {
            pipeline.close();
        }
    }

    /** A model that reads texts. */
    record Texts(TextModel model) implements Engine {
        @Override
        public Map<String, Tensor> run(List<Question> questions, Duration deadline) {
            List<Tokens> tokens = new ArrayList<>();
            for (Question question : questions) {
                for (String text : question.texts()) {
                    Tokens encoded = model.encode(text);
                    question.tokens().addAndGet(encoded.count());
                    tokens.add(encoded);
                }
            }
            return model.run(tokens, deadline);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
