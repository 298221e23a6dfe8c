package modelport.evaluation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.engines.NativeModels;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import modelport.inference.TextTensor;

/**
 * A model in memory that answers what {@link ModelRows} gives: numbers go in as they are, texts by way of the tokenizer
 * beside it.
 */
public sealed interface RowModel extends AutoCloseable {
    /** A batch may take this long; the largest model on the slowest machine takes less. */
    Duration DEADLINE = Duration.ofMinutes(10);

    static RowModel load(ModelFile model, LoadOptions options) {
        if (model.signature().text() == null) {
            return of(NativeModels.load(model.file(), model.signature(), options));
        }
        return of(TextModel.load(model.file(), model.folder(), model.signature(), options));
    }

    /** Owns it. */
    static RowModel of(LoadedModel model) {
        return new Numbers(model);
    }

    /** Owns it. */
    static RowModel of(TextModel model) {
        return new Texts(model);
    }

    Signature signature();

    /** Answers a batch. */
    Map<String, Tensor> run(Map<String, Tensor> batch);

    /** What the graph takes for a batch: its tokens, where it reads texts. */
    Map<String, Tensor> graphInputs(Map<String, Tensor> batch);

    @Override
    void close();

    /** The outputs that {@link #run} gives. */
    static List<TensorSpec> outputs(Signature signature) {
        return TextModel.outputs(signature);
    }

    /** Takes tensors. */
    record Numbers(LoadedModel model) implements RowModel {
        @Override
        public Signature signature() {
            return model.signature();
        }

        @Override
        public Map<String, Tensor> run(Map<String, Tensor> batch) {
            return model.run(batch, DEADLINE);
        }

        @Override
        public Map<String, Tensor> graphInputs(Map<String, Tensor> batch) {
            return batch;
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Takes texts. */
    record Texts(TextModel model) implements RowModel {
        @Override
        public Signature signature() {
            return model.signature();
        }

        @Override
        public Map<String, Tensor> run(Map<String, Tensor> batch) {
            return model.runTexts(texts(batch), DEADLINE);
        }

        @Override
        public Map<String, Tensor> graphInputs(Map<String, Tensor> batch) {
            return new LinkedHashMap<>(
                    model.inputs(texts(batch).stream().map(model::encode).toList()));
        }

        private static List<String> texts(Map<String, Tensor> batch) {
            if (batch.get(TextModel.TEXT) instanceof TextTensor texts) {
                return texts.values();
            }
            throw new IllegalArgumentException("no texts among " + batch.keySet());
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
