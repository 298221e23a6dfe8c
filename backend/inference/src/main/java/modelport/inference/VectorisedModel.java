package modelport.inference;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.registry.Signature;
import modelport.text.TextFeature;
import modelport.text.TextVectoriser;

/** A model whose graph takes counts where its callers give texts: they are counted here before each run. */
final class VectorisedModel implements FileModel {
    private final OnnxModel model;
    private final Signature signature;
    private final TextColumns columns;
    private final List<Counter> counters;

    /** Owns {@code model}, which takes what {@code columns} say of the graph. */
    VectorisedModel(OnnxModel model, Signature signature, TextColumns columns) {
        this.model = model;
        this.signature = signature;
        this.columns = columns;
        counters = columns.features().features().stream()
                .map(feature -> new Counter(feature, TextVectoriser.of(feature.vectoriser())))
                .toList();
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> wanted, Duration deadline) {
        Engines.expectPlatformThread();
        model.enter();
        try {
            return new VectorisedRun(model, counters, inputs, deadline).answers(wanted);
        } finally {
            model.exit();
        }
    }

    @Override
    public List<String> namedClasses() {
        return model.namedClasses();
    }

    @Override
    public Examples examples() {
        var texts = new LinkedHashMap<>(model.examples().texts());
        columns.features()
                .texts()
                .forEach(input -> texts.put(input, columns.features().samples(input)));
        return new Examples(texts, model.examples().numbers());
    }

    @Override
    public boolean rowsBelongTogether() {
        return model.rowsBelongTogether();
    }

    @Override
    public void close() {
        model.close();
    }

    /** Computes one input of the graph. */
    record Counter(TextFeature feature, TextVectoriser vectoriser) {}
}
