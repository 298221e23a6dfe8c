package modelport.server.release;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a version can be run with; whatever would be ignored is refused. */
final class ReleaseParameters {
    private static final Map<String, Set<String>> KNOWN = Map.of("missing", Set.of("nan"));

    private ReleaseParameters() {}

    static Map<String, Object> checked(@Nullable Map<String, Object> wanted) {
        Map<String, Object> parameters = wanted == null ? Map.of() : wanted;
        new TreeMap<>(parameters).forEach((name, value) -> {
            Set<String> allowed = KNOWN.get(name);
            if (allowed == null) {
                throw refused("release.parameter-unknown", name, String.join(", ", KNOWN.keySet()));
            }
            if (!(value instanceof String text && allowed.contains(text))) {
                throw refused("release.parameter-value", name, String.join(", ", allowed));
            }
        });
        return parameters;
    }

    private static ProblemException refused(String code, String name, String allowed) {
        return new ProblemException(Problem.Invalid.field("parameters", code, "parameter", name, "allowed", allowed));
    }
}
