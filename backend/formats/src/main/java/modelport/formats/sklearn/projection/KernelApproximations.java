package modelport.formats.sklearn.projection;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.decomposition.Projections;
import modelport.formats.sklearn.metrics.Kernel;
import modelport.formats.sklearn.numeric.Functions;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code sklearn.kernel_approximation}: {@code RBFSampler}, {@code Nystroem} and others. */
public final class KernelApproximations {
    private static final String MODULE = "sklearn.kernel_approximation.";

    private KernelApproximations() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "RBFSampler", Transform.of(KernelApproximations::gaussian),
                MODULE + "SkewedChi2Sampler", Transform.of(KernelApproximations::skewed),
                MODULE + "AdditiveChi2Sampler", Transform.of(KernelApproximations::additive),
                MODULE + "Nystroem", Transform.of(KernelApproximations::nystroem),
                MODULE + "PolynomialCountSketch", Transform.of(CountSketches::transform));
    }

    private static Table gaussian(Estimator sampler, Table rows, Graph graph) {
        return waves(sampler, rows.numbers(), graph);
    }

    private static Table skewed(Estimator sampler, Table rows, Graph graph) {
        double skewedness = sampler.number("skewedness");
        Value x = rows.numbers();
        Value tooSmall = graph.lessOrEqual(x, graph.number(-skewedness));
        Value shifted = graph.add(Guard.expectLarger(graph, rows, x, tooSmall), graph.number(skewedness));
        return waves(sampler, graph.log(shifted), graph);
    }

    private static Table waves(Estimator sampler, Value x, Graph graph) {
        Matrix weights = sampler.matrix("random_weights_");
        Value angles =
                graph.add(Projections.onColumns(graph, x, weights), graph.doubles(sampler.vector("random_offset_")));
        double height = Math.sqrt(2.0 / sampler.integer("n_components"));
        Value waves = graph.mul(new Functions(graph).cosine(angles), graph.number(height));
        return Table.of(graph, waves, weights.columns());
    }

    private static Table additive(Estimator sampler, Table rows, Graph graph) {
        int steps = sampler.integer("sample_steps");
        return AdditiveWaves.of(graph, rows, steps, interval(sampler, steps));
    }

    private static double interval(Estimator sampler, int steps) {
        for (String attribute : new String[] {"sample_interval", "sample_interval_", "_sample_interval"}) {
            if (sampler.has(attribute)) {
                return sampler.number(attribute);
            }
        }
        return switch (steps) {
            case 1 -> 0.8;
            case 2 -> 0.5;
            case 3 -> 0.4;
            default -> throw sampler.unexpected("sample_steps");
        };
    }

    private static Table nystroem(Estimator approximation, Table rows, Graph graph) {
        Value kernel = Kernel.of(approximation).of(graph, rows.numbers(), approximation.matrix("components_"));
        Matrix normalization = approximation.matrix("normalization_");
        return Table.of(graph, Projections.onRows(graph, kernel, normalization), normalization.rows());
    }
}
