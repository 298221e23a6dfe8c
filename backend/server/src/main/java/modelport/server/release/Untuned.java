package modelport.server.release;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import modelport.contract.registry.ParameterSpec;
import modelport.server.release.Gate.Candidate;

/**
 * Parameters of a release that its version was measured without. Figures say less about it then, which whoever decides
 * has to be told.
 */
record Untuned(Map<String, Object> parameters) {
    Untuned {
        parameters = Map.copyOf(parameters);
    }

    /** Those that change what the version answers. */
    static Untuned of(Candidate candidate) {
        var parameters = new TreeMap<String, Object>();
        for (ParameterSpec spec :
                candidate.version().files().orElseThrow().signature().parameters()) {
            Object value = candidate.parameters().get(spec.name());
            boolean same = value instanceof Number number && Objects.equals(spec.initial(), number.doubleValue());
            if (value != null && !same) {
                parameters.put(spec.name(), value);
            }
        }
        return new Untuned(parameters);
    }

    /** How the code of a sentence ends that says that a gate was passed. */
    String passed() {
        return parameters.isEmpty() ? "passed" : "untuned";
    }

    String names() {
        return String.join(", ", new TreeMap<>(parameters).keySet());
    }

    Map<String, Object> evidence() {
        return parameters.isEmpty() ? Map.of() : Map.of("measuredWithout", parameters);
    }
}
