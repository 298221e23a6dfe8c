package modelport.formats.sklearn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.formats.sklearn.calibration.CalibratedClassifiers;
import modelport.formats.sklearn.cluster.Clusters;
import modelport.formats.sklearn.compose.Pipelines;
import modelport.formats.sklearn.covariance.Envelopes;
import modelport.formats.sklearn.linear.LinearRegressors;
import modelport.formats.sklearn.mixture.Mixtures;
import modelport.formats.sklearn.multiclass.MulticlassClassifiers;
import modelport.formats.sklearn.multioutput.MultipleTargets;
import modelport.formats.sklearn.selection.Chosen;
import modelport.formats.sklearn.selection.Thresholds;
import modelport.onnx.RefusedException;

/** The converters by the exact names of the classes that they know, in all releases of scikit-learn. */
final class Converters {
    private static final Converters ALL =
            new Converters(List.of(
                    CalibratedClassifiers.converters(),
                    Chosen.converters(),
                    Clusters.converters(),
                    Envelopes.converters(),
                    LinearRegressors.converters(),
                    Mixtures.converters(),
                    MulticlassClassifiers.converters(),
                    MultipleTargets.converters(),
                    NoNewRows.converters(),
                    Pipelines.converters(),
                    Thresholds.converters()));

    private final Map<String, Converter> byPath = new HashMap<>();

    private Converters(List<Map<String, Converter>> families) {
        for (Map<String, Converter> family : families) {
            family.forEach((path, converter) -> {
                if (byPath.put(path, converter) != null) {
                    throw new IllegalStateException("two converters of " + path);
                }
            });
        }
    }

    static Converters all() {
        return ALL;
    }

    /** Module and name of every class that can be converted. */
    Set<String> paths() {
        return byPath.keySet();
    }

    Converter of(Estimator estimator) {
        Converter converter = byPath.get(estimator.path());
        if (converter == null) {
            throw RefusedException.of("sklearn.unknown-estimator", "estimator", estimator.path());
        }
        return converter;
    }
}
