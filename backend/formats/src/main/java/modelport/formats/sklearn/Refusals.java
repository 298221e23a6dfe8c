package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.formats.pickle.PyValue;
import modelport.onnx.RefusedException;

/** Why a pickle's value is no model that can be converted. */
final class Refusals {
    /** Libraries of data: what is theirs is no model. */
    private static final Set<String> DATA = Set.of(
            "numpy",
            "pandas",
            "scipy",
            "builtins",
            "collections",
            "datetime",
            "decimal",
            "fractions",
            "pathlib",
            "uuid",
            "torch",
            "polars",
            "pyarrow",
            "array");

    private Refusals() {}

    /** For a file in which no estimator was found. */
    static RefusedException noModel(PyValue value) {
        if (value instanceof PyValue.Instance instance) {
            return noModel(instance);
        }
        boolean weights = value instanceof PyValue.Dict dict
                && !dict.items().isEmpty()
                && dict.items().values().stream().allMatch(Refusals::isTensor);
        return weights
                ? RefusedException.of("sklearn.weights-only")
                : RefusedException.of("sklearn.not-a-model", "found", PythonTypes.name(value));
    }

    private static RefusedException noModel(PyValue.Instance instance) {
        String path = instance.type().path();
        Optional<String> framework = Frameworks.of(instance.type());
        if (framework.isPresent()) {
            return RefusedException.of("sklearn.other-framework", "found", path, "framework", framework.get());
        }
        return DATA.contains(instance.type().module().split("\\.", 2)[0])
                ? RefusedException.of("sklearn.not-a-model", "found", path)
                : RefusedException.of("sklearn.unknown-estimator", "estimator", path);
    }

    private static boolean isTensor(PyValue value) {
        return value instanceof PyValue.Instance instance
                && instance.type().module().equals("torch._utils")
                && instance.type().name().startsWith("_rebuild_");
    }

    static RefusedException several(List<Candidates.Candidate> models) {
        return RefusedException.of("sklearn.several-models", "models", joined(models));
    }

    static RefusedException noMember(String member, List<Candidates.Candidate> models) {
        return RefusedException.of("sklearn.no-member", "member", member, "models", joined(models));
    }

    private static String joined(List<Candidates.Candidate> models) {
        return String.join(
                ", ", models.stream().map(Candidates.Candidate::toString).toList());
    }
}
