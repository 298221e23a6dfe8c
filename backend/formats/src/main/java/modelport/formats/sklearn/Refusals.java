package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.formats.pickle.NamedGlobal;
import modelport.formats.pickle.PickleReport;
import modelport.formats.pickle.PyValue;
import modelport.onnx.Refusal;
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
        return foreign(instance.type())
                .map(RefusedException::new)
                .orElseGet(() -> RefusedException.of(
                        "sklearn.unknown-estimator",
                        "estimator",
                        instance.type().path()));
    }

    /** For a class of another library: its model, or only its data. */
    private static Optional<Refusal> foreign(PyValue.Global type) {
        Optional<String> framework = Frameworks.of(type);
        if (framework.isPresent()) {
            return Optional.of(
                    Refusal.of("sklearn.other-framework", "found", type.path(), "framework", framework.get()));
        }
        return DATA.contains(library(type.path()))
                ? Optional.of(Refusal.of("sklearn.not-a-model", "found", type.path()))
                : Optional.empty();
    }

    private static String library(String path) {
        return path.split("\\.", 2)[0];
    }

    /**
     * The reader's refusal, or a better one where a file begins with an object of another library and the reader has
     * stumbled over that library's own names.
     */
    static Refusal named(Refusal refusal, PickleReport report) {
        return report.globals().stream()
                .findFirst()
                .map(NamedGlobal::global)
                .filter(first ->
                        library(first.path()).equals(library(refusal.args().getOrDefault("name", ""))))
                .filter(first -> refusal.code().equals("pickle.unknown-class") || isTensor(first))
                .flatMap(Refusals::foreign)
                .orElse(refusal);
    }

    private static boolean isTensor(PyValue value) {
        return value instanceof PyValue.Instance instance && isTensor(instance.type());
    }

    /** Torch's tensors are made by calls. */
    private static boolean isTensor(PyValue.Global made) {
        return made.module().equals("torch._utils") && made.name().startsWith("_rebuild_");
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
