package modelport.formats.sklearn.preprocessing;

import java.util.Arrays;
import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.numeric.Functions;
import modelport.formats.sklearn.numeric.Interpolation;
import modelport.formats.sklearn.numeric.NormalQuantile;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * {@code QuantileTransformer}: the share of training rows that are smaller, between the quantiles by straight lines.
 * Since quantiles may repeat, it is the mean of reading the lines upwards and downwards.
 */
public final class QuantileTransformers {
    private static final double THRESHOLD = 1e-7;
    /** What is left of the outermost probabilities, so that none becomes infinite. */
    private static final double OUTERMOST = THRESHOLD - Math.ulp(1.0);

    private QuantileTransformers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._data.QuantileTransformer", Transform.of(QuantileTransformers::transform));
    }

    private static Table transform(Estimator estimator, Table rows, Graph graph) {
        Matrix quantiles = estimator.matrix("quantiles_");
        double[] references = estimator.vector("references_");
        boolean broken = Arrays.stream(quantiles.values()).anyMatch(Double::isNaN);
        if (broken || quantiles.columns() != rows.width() || quantiles.rows() != references.length) {
            throw estimator.unexpected("quantiles_");
        }
        boolean normal = !estimator.is("output_distribution", "uniform");
        if (normal && !estimator.is("output_distribution", "normal")) {
            throw estimator.unexpected("output_distribution");
        }
        Value x = rows.numbersWithGaps();
        Value share = atEnds(graph, x, quantiles, normal ? THRESHOLD : 0, share(graph, x, quantiles, references));
        return Table.of(graph, normal ? normal(graph, share) : share, rows.width())
                .withGapsOf(rows);
    }

    private static Value share(Graph graph, Value x, Matrix quantiles, double[] references) {
        Value upwards = new Interpolation(graph, quantiles, references).at(x);
        Value downwards = new Interpolation(graph, turned(quantiles), turned(references)).at(graph.neg(x));
        return graph.mul(graph.number(0.5), graph.sub(upwards, downwards));
    }

    private static Matrix turned(Matrix quantiles) {
        double[] turned = new double[quantiles.values().length];
        for (int row = 0; row < quantiles.rows(); row++) {
            double[] source = quantiles.row(quantiles.rows() - 1 - row);
            for (int column = 0; column < quantiles.columns(); column++) {
                turned[row * quantiles.columns() + column] = -source[column];
            }
        }
        return new Matrix(turned, quantiles.rows(), quantiles.columns());
    }

    private static double[] turned(double[] references) {
        double[] turned = new double[references.length];
        Arrays.setAll(turned, i -> -references[references.length - 1 - i]);
        return turned;
    }

    /** Values at the ends of what was seen are 0 and 1; if both ends are the same value, 0. */
    private static Value atEnds(Graph graph, Value x, Matrix quantiles, double reach, Value share) {
        Value lowest = graph.doubles(quantiles.row(0));
        Value highest = graph.doubles(quantiles.row(quantiles.rows() - 1));
        Value margin = graph.number(reach);
        Value isLow = reach == 0 ? graph.equal(x, lowest) : graph.less(graph.sub(x, margin), lowest);
        Value isHigh = reach == 0 ? graph.equal(x, highest) : graph.greater(graph.add(x, margin), highest);
        return graph.where(isLow, graph.number(0), graph.where(isHigh, graph.number(1), share));
    }

    /** Shares outside of the outermost probabilities would become infinite and be clipped. */
    private static Value normal(Graph graph, Value share) {
        Value clipped = new Functions(graph).clip(share, graph.number(OUTERMOST), graph.number(1 - OUTERMOST));
        return new NormalQuantile(graph).of(clipped);
    }
}
