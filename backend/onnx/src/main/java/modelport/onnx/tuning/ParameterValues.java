package modelport.onnx.tuning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.onnx.RefusedException;
import modelport.onnx.tuning.TunableParameter.Kind;
import org.jspecify.annotations.Nullable;

/** Values that somebody gives to parameters, checked; those that change nothing are left out. */
final class ParameterValues {
    private final Map<String, double[]> given = new LinkedHashMap<>();

    /** @throws RefusedException if a parameter is not known, or a value is not one of its own */
    ParameterValues(List<TunableParameter> parameters, Map<String, ?> values) {
        Map<String, TunableParameter> known =
                parameters.stream().collect(Collectors.toMap(TunableParameter::name, each -> each));
        values.forEach((name, value) -> {
            TunableParameter parameter = known.get(name);
            if (parameter == null) {
                throw RefusedException.of("tuning.unknown", "name", name, "known", String.join(", ", known.keySet()));
            }
            add(parameter, value);
        });
    }

    private void add(TunableParameter parameter, @Nullable Object value) {
        if (value == null) {
            return;
        }
        double[] numbers =
                parameter.kind() == Kind.WEIGHTS ? weights(parameter, value) : new double[] {number(parameter, value)};
        for (double number : numbers) {
            check(parameter, number);
        }
        Double initial = parameter.initial();
        boolean same = initial != null && Arrays.stream(numbers).allMatch(number -> number == initial);
        if (!same) {
            given.put(parameter.name(), numbers);
        }
    }

    private static double[] weights(TunableParameter parameter, Object value) {
        if (!(value instanceof List<?> list) || list.size() != parameter.length()) {
            throw RefusedException.of("tuning.length", "name", parameter.name(), "length", parameter.length());
        }
        double[] weights =
                list.stream().mapToDouble(item -> number(parameter, item)).toArray();
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw RefusedException.of("tuning.no-weight", "name", parameter.name());
        }
        return weights;
    }

    private static double number(TunableParameter parameter, @Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw RefusedException.of("tuning.number", "name", parameter.name(), "value", String.valueOf(value));
    }

    private static void check(TunableParameter parameter, double number) {
        if (parameter.kind() == Kind.INTEGER && number != Math.rint(number)) {
            throw RefusedException.of("tuning.integer", "name", parameter.name(), "value", shown(number));
        }
        if (number < parameter.lower() || number > parameter.upper()) {
            throw RefusedException.of(
                    "tuning.range",
                    "name",
                    parameter.name(),
                    "value",
                    shown(number),
                    "lower",
                    shown(parameter.lower()),
                    "upper",
                    shown(parameter.upper()));
        }
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /** The value, if it is given and changes something. */
    Optional<Double> number(String name) {
        return Optional.ofNullable(given.get(name)).map(numbers -> (Double) numbers[0]);
    }

    Optional<double[]> weights(String name) {
        return Optional.ofNullable(given.get(name));
    }
}
