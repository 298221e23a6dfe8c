package modelport.formats.sklearn.decomposition;

import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.numeric.Digamma;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * {@code LatentDirichletAllocation}: the shares of topics in each row, by as many rounds as scikit-learn needs until
 * the row's shares hardly change; rows do not look at each other.
 */
public final class TopicModels {
    private TopicModels() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.decomposition._lda.LatentDirichletAllocation", Transform.of(TopicModels::transform));
    }

    private static Table transform(Estimator model, Table rows, Graph graph) {
        Matrix words = model.matrix("exp_dirichlet_component_");
        Value given = rows.numbers();
        Value counts = Guard.expectLarger(graph, rows, given, graph.less(given, graph.number(0)));
        Value start = graph.filled(1, counts, words.rows());
        Value open = graph.equal(graph.columns(start, 0), graph.columns(start, 0));
        List<Value> last = Loops.repeat(
                graph,
                model.integer("max_doc_update_iter"),
                List.of(start, expected(graph, start), open),
                (body, _, carried) -> new Round(model, body, words, counts).step(carried));
        Value topics = last.getFirst();
        return Table.of(graph, graph.div(topics, graph.sum(topics, 1, true)), words.rows());
    }

    /** {@code exp(E(log(share)))} of each topic. */
    private static Value expected(Graph graph, Value topics) {
        var digamma = new Digamma(graph);
        return graph.exp(graph.sub(digamma.of(topics), digamma.of(graph.sum(topics, 1, true))));
    }

    private record Round(Estimator model, Graph graph, Matrix words, Value counts) {
        /** Carries the topics of each row, what is expected of them, and whether they still change. */
        List<Value> step(List<Value> carried) {
            Value before = carried.getFirst();
            Value open = carried.getLast();
            Value chances = graph.add(Projections.onColumns(graph, carried.get(1), words), graph.number(Math.ulp(1.0)));
            Value shares = Projections.onRows(graph, graph.div(counts, chances), words);
            Value next = graph.add(graph.mul(carried.get(1), shares), graph.number(model.number("doc_topic_prior_")));
            Value change = graph.reduce("ReduceMean", graph.abs(graph.sub(before, next)), 1, true);
            Value goesOn =
                    graph.and(open, graph.not(graph.less(change, graph.number(model.number("mean_change_tol")))));
            Value most = graph.reduce("ReduceMax", graph.cast(goesOn, ElementType.DOUBLE), 0, false);
            Value any = graph.scalar(graph.greater(most, graph.number(0)));
            Value topics = graph.where(open, next, before);
            return List.of(any, topics, graph.where(open, expected(graph, next), carried.get(1)), goesOn);
        }
    }
}
