package modelport.server.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.registry.Pooling;
import org.jspecify.annotations.Nullable;

/**
 * What may be said about a version beside its files.
 *
 * @param classes class labels in the order of the probabilities; empty to take those of the files
 * @param maxTokens longer texts are cut here
 * @param pooling how an answer is made from the tokens' vectors
 * @param normalize whether the answer is scaled to length 1
 */
public record Parameters(
        List<String> classes, Optional<Integer> maxTokens, Optional<Pooling> pooling, Optional<Boolean> normalize) {
    private static final Set<String> NAMES = new TreeSet<>(Set.of("classes", "maxTokens", "pooling", "normalize"));
    private static final int MAX_CLASSES = 100_000;
    private static final int MAX_LABEL = 500;
    private static final int MAX_TOKENS = 32_768;

    public Parameters {
        classes = List.copyOf(classes);
    }

    /** Reads what a client sent; throws {@link Problem.Invalid} for what cannot be meant. */
    public static Parameters of(@Nullable Map<String, Object> given) {
        Map<String, Object> parameters = given == null ? Map.of() : given;
        for (String name : parameters.keySet()) {
            if (!NAMES.contains(name)) {
                throw invalid(name, "registry.parameter-unknown", "known", String.join(", ", NAMES));
            }
        }
        return new Parameters(
                classes(parameters.get("classes")),
                Optional.ofNullable(parameters.get("maxTokens")).map(Parameters::maxTokens),
                Optional.ofNullable(parameters.get("pooling")).map(Parameters::pooling),
                Optional.ofNullable(parameters.get("normalize")).map(Parameters::normalize));
    }

    private static List<String> classes(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> labels) || labels.isEmpty() || labels.size() > MAX_CLASSES) {
            throw invalid("classes", "registry.classes-unfit", "max", Integer.toString(MAX_CLASSES));
        }
        var classes = new ArrayList<String>();
        for (Object label : labels) {
            String text = String.valueOf(label);
            if (!(label instanceof String || label instanceof Number) || text.length() > MAX_LABEL || text.isEmpty()) {
                throw invalid("classes", "registry.label-unfit", "max", Integer.toString(MAX_LABEL));
            }
            classes.add(text);
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw invalid("classes", "registry.label-twice");
        }
        return classes;
    }

    private static int maxTokens(Object value) {
        if (value instanceof Integer number && number > 0 && number <= MAX_TOKENS) {
            return number;
        }
        throw invalid("maxTokens", "registry.max-tokens-unfit", "max", Integer.toString(MAX_TOKENS));
    }

    private static Pooling pooling(Object value) {
        for (Pooling pooling : Pooling.values()) {
            if (pooling.name().equals(value)) {
                return pooling;
            }
        }
        throw invalid("pooling", "registry.pooling-unfit");
    }

    private static boolean normalize(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw invalid("normalize", "registry.normalize-unfit");
    }

    private static ProblemException invalid(String name, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field("metadata.parameters." + name, code, pairs));
    }
}
