package modelport.formats.sklearn;

import java.util.List;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.text.TextFeature;
import modelport.text.Vectoriser;

/** What converters work with: the graph that is being written, and the converters of estimators inside theirs. */
public final class Scope {
    private final Graph graph;
    private final Converters converters;
    private final TextInputs texts;
    private boolean together;

    Scope(Graph graph, Converters converters) {
        this.graph = graph;
        this.converters = converters;
        this.texts = new TextInputs(graph);
    }

    public Graph graph() {
        return graph;
    }

    /** What an estimator inside another one answers of these rows. */
    public Answers convert(Estimator estimator, Table rows) {
        return converters.of(estimator).convert(estimator, rows, this);
    }

    /** What undoes a transformer inside another estimator. */
    public Table undo(Estimator transformer, Table transformed) {
        return Inverses.of(transformer).undo(transformer, transformed, this);
    }

    /** What a vectoriser counts in the texts of an input, [N, width]; it is computed before the graph runs. */
    public Value counts(String input, Vectoriser vectoriser) {
        return texts.counts(input, vectoriser);
    }

    /** Says that a row's answer depends on the rows that are given with it. */
    public void rowsBelongTogether() {
        together = true;
    }

    boolean doRowsBelongTogether() {
        return together;
    }

    /** Inputs of the graph that are computed from texts. */
    List<TextFeature> textFeatures() {
        return texts.features();
    }
}
