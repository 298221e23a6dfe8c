package modelport.server.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.registry.ParameterSpec;
import modelport.contract.registry.Signature;
import modelport.onnx.RefusedException;
import modelport.onnx.tuning.ParameterEdit;
import modelport.onnx.tuning.TunableParameter;
import org.jspecify.annotations.Nullable;

/** What a version can be run with; whatever would be ignored is refused. */
final class ReleaseParameters {
    private static final String FIELD = "parameters";
    private static final Map<String, Set<String>> KNOWN = Map.of("missing", Set.of("nan"));

    private ReleaseParameters() {}

    static Map<String, Object> checked(@Nullable Map<String, Object> wanted, Signature signature) {
        Map<String, Object> parameters = wanted == null ? Map.of() : wanted;
        Map<String, Object> tuned = new TreeMap<>(parameters);
        tuned.keySet().removeAll(KNOWN.keySet());
        tune(tuned, signature.parameters());
        new TreeMap<>(parameters).forEach((name, value) -> {
            Set<String> allowed = KNOWN.get(name);
            if (allowed != null && !(value instanceof String text && allowed.contains(text))) {
                throw refused("release.parameter-value", name, String.join(", ", allowed));
            }
        });
        return parameters;
    }

    private static void tune(Map<String, Object> values, List<ParameterSpec> specs) {
        List<String> known = Stream.concat(
                        KNOWN.keySet().stream(), specs.stream().map(ParameterSpec::name))
                .toList();
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused("release.parameter-unknown", name, String.join(", ", known));
                });
        try {
            ParameterEdit.check(specs.stream().map(ReleaseParameters::parameter).toList(), values);
        } catch (RefusedException e) {
            Map<String, String> said = new HashMap<>(e.refusal().args());
            said.put("field", FIELD);
            throw new ProblemException(
                    new Problem.Invalid(new Message(e.refusal().code(), said)));
        }
    }

    private static TunableParameter parameter(ParameterSpec spec) {
        return new TunableParameter(
                spec.name(),
                TunableParameter.Kind.valueOf(spec.kind().name()),
                spec.initial(),
                spec.lower(),
                spec.upper(),
                spec.length());
    }

    private static ProblemException refused(String code, String name, String allowed) {
        return new ProblemException(Problem.Invalid.field(FIELD, code, "parameter", name, "allowed", allowed));
    }
}
