package modelport.formats.sklearn.preprocessing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.numeric.Functions;
import modelport.formats.sklearn.numeric.Search;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code KBinsDiscretizer}: the number of the interval that holds a value, or one column for each interval. */
public final class Bins {
    private Bins() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._discretization.KBinsDiscretizer", Transform.of(Bins::transform));
    }

    private static Table transform(Estimator estimator, Table rows, Graph graph) {
        List<double[]> edges = PerColumn.items(estimator, "bin_edges_", rows).stream()
                .map(item -> Values.numbers(item).orElseThrow(() -> estimator.unexpected("bin_edges_")))
                .toList();
        int[] bins = edges.stream().mapToInt(each -> each.length - 1).toArray();
        Value x = rows.numbers();
        Value bin = bin(estimator, graph, x, edges);
        return switch (estimator.text("encode")) {
            case "ordinal" -> Table.of(graph, broken(graph, x, graph.cast(bin, ElementType.DOUBLE)), rows.width());
            case "onehot", "onehot-dense" -> oneHot(graph, broken(graph, x, graph.cast(bin, ElementType.DOUBLE)), bins);
            default -> throw estimator.unexpected("encode");
        };
    }

    private static Value broken(Graph graph, Value x, Value bin) {
        return new Functions(graph).unlessBroken(x, bin);
    }

    /** Releases before 1.1 put what is just below an edge above it, and did not look at the outermost edges' sides. */
    private static Value bin(Estimator estimator, Graph graph, Value x, List<double[]> edges) {
        if (estimator.since(1, 1)) {
            return new Search(graph, inner(edges, 1)).notGreater(x);
        }
        Value reach = graph.add(graph.number(1e-8), graph.mul(graph.number(1e-5), graph.abs(x)));
        Value bin = new Search(graph, inner(edges, 0)).notGreater(graph.add(x, reach));
        long[] last = edges.stream().mapToLong(each -> each.length - 2).toArray();
        return graph.min(bin, graph.longs(last));
    }

    /** The edges without the first, and without the last {@code end}. */
    private static List<double[]> inner(List<double[]> edges, int end) {
        return edges.stream()
                .map(each -> Arrays.copyOfRange(each, 1, each.length - end))
                .toList();
    }

    private static Table oneHot(Graph graph, Value bin, int[] bins) {
        int[] source = IntStream.range(0, bins.length)
                .flatMap(column -> IntStream.range(0, bins[column]).map(_ -> column))
                .toArray();
        double[] number = Arrays.stream(bins)
                .flatMap(count -> IntStream.range(0, count))
                .asDoubleStream()
                .toArray();
        Value wide = graph.columns(bin, source);
        Value same = graph.where(graph.equal(wide, graph.doubles(number)), graph.number(1), graph.number(0));
        return Table.of(graph, graph.where(graph.isNaN(wide), wide, same), source.length);
    }
}
