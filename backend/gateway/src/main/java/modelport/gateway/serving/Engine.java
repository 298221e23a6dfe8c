package modelport.gateway.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.Message;
import modelport.inference.LoadedModel;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import modelport.inference.Tokens;

/** Runs questions together: of numbers, or of texts. */
sealed interface Engine extends AutoCloseable {
    /** The answers to all questions, one after the other along the first axis. */
    Map<String, Tensor> run(List<Question> questions, Duration deadline);

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
