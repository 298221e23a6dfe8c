package modelport.formats.boosting;

import java.util.Arrays;
import java.util.List;
import modelport.onnx.RefusedException;

/**
 * What a LightGBM model was trained for.
 *
 * @param kind which objective
 * @param sigmoid the factor of raw scores before they become probabilities
 * @param squares whether predictions are squares of raw scores
 */
record LightgbmObjective(Kind kind, double sigmoid, boolean squares) {
    enum Kind {
        REGRESSION("regression"),
        REGRESSION_L1("regression_l1"),
        HUBER("huber"),
        FAIR("fair"),
        QUANTILE("quantile"),
        MAPE("mape"),
        POISSON("poisson"),
        GAMMA("gamma"),
        TWEEDIE("tweedie"),
        CROSS_ENTROPY("cross_entropy"),
        CROSS_ENTROPY_LAMBDA("cross_entropy_lambda"),
        BINARY("binary"),
        MULTICLASS("multiclass"),
        ONE_VERSUS_ALL("multiclassova"),
        LAMBDARANK("lambdarank"),
        RANK_XENDCG("rank_xendcg"),
        /** The caller's own, or none: predictions are raw scores. */
        CUSTOM("custom");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        private static Kind of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> RefusedException.of("boosting.objective", "library", "LightGBM", "objective", text));
        }
    }

    static LightgbmObjective none() {
        return new LightgbmObjective(Kind.CUSTOM, 1, false);
    }

    /** From words such as {@code multiclassova num_class:3 sigmoid:1.5}. */
    static LightgbmObjective of(String text, int outputs) {
        List<String> words = List.of(text.strip().split(" +"));
        Kind kind = Kind.of(words.getFirst());
        double sigmoid = number(words, "sigmoid", 1);
        if (!(sigmoid > 0)) {
            throw Flaws.range("sigmoid", sigmoid);
        }
        if (kind == Kind.MULTICLASS || kind == Kind.ONE_VERSUS_ALL) {
            Flaws.requireLength("num_class", (long) number(words, "num_class", outputs), outputs);
        } else if (kind != Kind.CUSTOM) {
            Flaws.requireLength("num_class", outputs, 1);
        }
        return new LightgbmObjective(
                kind, sigmoid, words.contains("sqrt") && kind.text().startsWith("regression"));
    }

    private static double number(List<String> words, String name, double otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(name + ":"))
                .findFirst()
                .map(word -> TextNumbers.number(name, word.substring(name.length() + 1)))
                .map(value -> Flaws.requireFinite(name, value))
                .orElse(otherwise);
    }

    Task task() {
        return switch (kind) {
            case BINARY -> Task.BINARY;
            case MULTICLASS, ONE_VERSUS_ALL -> Task.MULTICLASS;
            case REGRESSION,
                    REGRESSION_L1,
                    HUBER,
                    FAIR,
                    QUANTILE,
                    MAPE,
                    POISSON,
                    GAMMA,
                    TWEEDIE,
                    CROSS_ENTROPY,
                    CROSS_ENTROPY_LAMBDA,
                    LAMBDARANK,
                    RANK_XENDCG,
                    CUSTOM -> Task.REGRESSION;
        };
    }
}
