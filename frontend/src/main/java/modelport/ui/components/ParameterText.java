package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import java.util.Set;
import modelport.contract.registry.ParameterSpec;

/** What may change about a model without training, in words. */
public final class ParameterText {
    /** A bound as far out as this is none. */
    private static final double FAR = 1e9;

    private static final Set<String> KNOWN =
            Set.of("class_weights", "decision_threshold", "missing_value", "n_neighbors", "temperature", "top_k");

    private ParameterText() {}

    /** What it does; empty if it is one that only the model's library knows. */
    public static String meaning(ParameterSpec spec) {
        return KNOWN.contains(spec.name()) ? t("parameter." + spec.name()) : "";
    }

    /** What it does, with its range. */
    public static String help(ParameterSpec spec) {
        String meaning = meaning(spec);
        return meaning.isEmpty() ? range(spec) : t("parameter.help", meaning, range(spec));
    }

    /** Which values make sense. */
    public static String range(ParameterSpec spec) {
        boolean fromFar = spec.lower() <= -FAR;
        boolean toFar = spec.upper() >= FAR;
        if (fromFar && toFar) {
            return t("parameter.any");
        }
        if (toFar) {
            return t("parameter.from", Formats.figure(spec.lower()));
        }
        return fromFar
                ? t("parameter.upTo", Formats.figure(spec.upper()))
                : t("parameter.between", Formats.figure(spec.lower()), Formats.figure(spec.upper()));
    }

    /** The value where nobody says another. */
    public static String initial(ParameterSpec spec) {
        Double initial = spec.initial();
        if (initial == null) {
            return t("parameter.alone");
        }
        return spec.kind() == ParameterSpec.Kind.WEIGHTS
                ? t("parameter.each", Formats.figure(initial))
                : Formats.figure(initial);
    }

    /** What is wrong with a value that is out of range. */
    public static String refusal(ParameterSpec spec) {
        return spec.kind() == ParameterSpec.Kind.INTEGER
                ? t("parameter.wrong.whole", range(spec))
                : t("parameter.wrong", range(spec));
    }
}
