package modelport.ui.tuning;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.t;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.contract.tuning.HyperParameterInfo;

/** Trainers, their parameters and the values of these, in words and figures. */
public final class SettingText {
    private static final int FIGURES = 4;
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e7;

    private SettingText() {}

    /** What a trainer is called. */
    public static String trainer(String name) {
        return orWord("trainer.", name);
    }

    /** A value as people write it: 100, 0.05, 1e-6, balanced. */
    public static String value(Object value) {
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        double real = number.doubleValue();
        double size = Math.abs(real);
        if (size > 0 && (size < SMALL || size >= LARGE)) {
            return String.format(Locale.ROOT, "%.3g", real).replaceAll("\\.?0*e", "e");
        }
        boolean whole = real == Math.rint(real);
        return BigDecimal.valueOf(real)
                .round(whole ? MathContext.UNLIMITED : new MathContext(FIGURES))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Such as: learning_rate 0.1, n_estimators 200; only those of {@code names}, or all where there are none. */
    static String setting(Map<String, Object> setting, List<String> names) {
        return setting.entrySet().stream()
                .filter(each -> names.isEmpty() || names.contains(each.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "\u00a0" + value(each.getValue()))
                .collect(Collectors.joining(t("list.comma")));
    }

    /** What a parameter may be. */
    static String range(HyperParameterInfo parameter) {
        if (parameter.kind() == HyperParameterInfo.Kind.CHOICE) {
            return String.join(t("list.comma"), parameter.options());
        }
        String range = t(
                "tuning.range",
                parameter.lower() == null ? "\u2212\u221e" : value(parameter.lower()),
                parameter.upper() == null ? "\u221e" : value(parameter.upper()));
        return t("tuning.range.initial", range, value(parameter.initial()));
    }

    /** What somebody typed, as the parameter has it; empty if it cannot have that. */
    static Optional<Object> read(HyperParameterInfo parameter, String text) {
        String typed = text.strip();
        if (parameter.kind() == HyperParameterInfo.Kind.CHOICE) {
            return parameter.options().contains(typed) ? Optional.of(typed) : Optional.empty();
        }
        try {
            double real = new BigDecimal(typed).doubleValue();
            boolean within = (parameter.lower() == null || real >= parameter.lower())
                    && (parameter.upper() == null || real <= parameter.upper());
            boolean whole = parameter.kind() == HyperParameterInfo.Kind.INTEGER;
            return !within || (whole && real != Math.rint(real)) ? Optional.empty() : Optional.of(number(whole, real));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A value as it came from somewhere else, so that equal ones are equal. */
    static Object normal(HyperParameterInfo parameter, Object value) {
        return value instanceof Number number
                ? number(parameter.kind() == HyperParameterInfo.Kind.INTEGER, number.doubleValue())
                : value.toString();
    }

    private static Object number(boolean whole, double real) {
        // A conditional expression would make both a double.
        if (whole) {
            return Math.round(real);
        }
        return real;
    }

    /** Numbers by size, words as they come. */
    static Comparator<Object> order() {
        return Comparator.<Object>comparingDouble(each -> each instanceof Number number ? number.doubleValue() : 0)
                .thenComparing(Object::toString);
    }
}
