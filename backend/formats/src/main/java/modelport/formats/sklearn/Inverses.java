package modelport.formats.sklearn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.compose.Pipelines;
import modelport.formats.sklearn.preprocessing.CurveInverses;
import modelport.formats.sklearn.preprocessing.ScalerInverses;
import modelport.onnx.RefusedException;

/** What undoes transformers, by the exact names of their classes. */
final class Inverses {
    private static final Map<String, Inverse> ALL = new HashMap<>();

    static {
        List.of(ScalerInverses.inverses(), CurveInverses.inverses(), Pipelines.inverses())
                .forEach(ALL::putAll);
    }

    private Inverses() {}

    static Inverse of(Estimator transformer) {
        Inverse inverse = ALL.get(transformer.path());
        if (inverse == null) {
            throw RefusedException.of("sklearn.no-inverse", "estimator", transformer.path());
        }
        return inverse;
    }
}
