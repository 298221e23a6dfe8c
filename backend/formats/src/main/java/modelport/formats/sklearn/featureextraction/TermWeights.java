package modelport.formats.sklearn.featureextraction;

import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code TfidfTransformer}: counts times how rare their terms are, each row of length 1. */
public final class TermWeights {
    private TermWeights() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.feature_extraction.text.TfidfTransformer", Transform.of(TermWeights::transform));
    }

    private static Table transform(Estimator transformer, Table rows, Graph graph) {
        Value x = rows.numbers();
        if (transformer.flag("sublinear_tf")) {
            Value none = graph.equal(x, graph.number(0));
            Value logs = graph.log(graph.where(none, graph.number(1), x));
            x = graph.where(none, x, graph.add(logs, graph.number(1)));
        }
        if (transformer.flag("use_idf")) {
            x = graph.mul(x, graph.doubles(rarities(transformer, rows.width())));
        }
        return Table.of(graph, normalised(transformer, x, graph), rows.width());
    }

    /** Before 1.5, the diagonal of a sparse matrix. */
    private static double[] rarities(Estimator transformer, int width) {
        if (transformer.has("idf_")) {
            return expect(transformer, transformer.vector("idf_"), width);
        }
        if (transformer.get("_idf_diag") instanceof PyValue.Instance matrix) {
            double[] diagonal = matrix.attribute("data")
                    .flatMap(Values::numbers)
                    .orElseThrow(() -> transformer.unexpected("_idf_diag"));
            return expect(transformer, diagonal, width);
        }
        throw transformer.unexpected("_idf_diag");
    }

    private static double[] expect(Estimator transformer, double[] rarities, int width) {
        if (rarities.length != width) {
            throw transformer.unexpected("idf_");
        }
        return rarities;
    }

    /** Rows of length 1 by the attribute {@code norm}; rows of zeros stay. */
    static Value normalised(Estimator estimator, Value x, Graph graph) {
        Value length = switch (estimator.text("norm", "None")) {
            case "l1" -> graph.sum(graph.abs(x), 1, true);
            case "l2" -> graph.sqrt(graph.sum(graph.mul(x, x), 1, true));
            case "max" -> graph.reduce("ReduceMax", graph.abs(x), 1, true);
            case "None" -> graph.number(1);
            default -> throw estimator.unexpected("norm");
        };
        return graph.div(x, graph.where(graph.equal(length, graph.number(0)), graph.number(1), length));
    }
}
