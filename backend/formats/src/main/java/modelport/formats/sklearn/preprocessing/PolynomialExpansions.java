package modelport.formats.sklearn.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code PolynomialFeatures}: products of columns, degree by degree, each in lexicographic order. */
public final class PolynomialExpansions {
    private PolynomialExpansions() {}

    public static Map<String, Converter> converters() {
        Converter converter = Transform.of(PolynomialExpansions::transform);
        return Map.of(
                "sklearn.preprocessing._data.PolynomialFeatures", converter,
                "sklearn.preprocessing._polynomial.PolynomialFeatures", converter);
    }

    /** A column times a product of the degree before, all of whose columns come behind it or are the same. */
    private record Product(int column, int rest) {}

    private static Table transform(Estimator estimator, Table rows, Graph graph) {
        double[] range = estimator.vector("degree");
        int lowest = range.length == 1 ? 1 : (int) range[0];
        int highest = (int) range[range.length - 1];
        boolean distinct = estimator.flag("interaction_only");
        Value x = rows.numbers();
        List<Table> degrees = new ArrayList<>();
        if (estimator.flag("include_bias")) {
            degrees.add(Table.of(graph, ones(graph, x), 1));
        }
        List<Product> products = first(rows.width());
        Value values = x;
        for (int degree = 1; degree <= highest && !products.isEmpty(); degree++) {
            if (degree >= lowest) {
                degrees.add(Table.of(graph, values, products.size()));
            }
            products = next(products, rows.width(), distinct);
            if (degree < highest && !products.isEmpty()) {
                values = graph.mul(
                        graph.columns(
                                values,
                                products.stream().mapToInt(Product::rest).toArray()),
                        graph.columns(
                                x, products.stream().mapToInt(Product::column).toArray()));
            }
        }
        return Table.beside(graph, degrees);
    }

    private static Value ones(Graph graph, Value x) {
        return graph.add(graph.mul(graph.columns(x, 0), graph.number(0)), graph.number(1));
    }

    private static List<Product> first(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> new Product(column, -1))
                .toList();
    }

    private static List<Product> next(List<Product> products, int columns, boolean distinct) {
        List<Product> next = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            for (int rest = 0; rest < products.size(); rest++) {
                int begin = products.get(rest).column();
                if (begin > column || (begin == column && !distinct)) {
                    next.add(new Product(column, rest));
                }
            }
        }
        return next;
    }
}
