package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import modelport.contract.registry.Facts;
import modelport.ui.components.Formats;
import modelport.ui.components.State;

/** How far it is proven that a version answers as the model that was brought. */
public enum Proof {
    /** Its answers were compared with those that came with it. */
    COMPARED,
    /** It ran on rows that came with it, but nobody said what to expect. */
    RAN,
    /** It ran on rows that were made up. */
    MADE_UP;

    public static Proof of(Facts facts) {
        if (facts.largestDifference() != null) {
            return COMPARED;
        }
        return facts.tested().equals("samples") ? RAN : MADE_UP;
    }

    /** A converted model has a library to be compared with; amber says that this is still to do. */
    public State state(Facts facts) {
        return switch (this) {
            case COMPARED -> State.GOOD;
            case RAN, MADE_UP -> facts.source() == null ? State.IDLE : State.LOOK;
        };
    }

    public String sentence(Facts facts) {
        return switch (this) {
            case COMPARED -> compared(facts.largestDifference() == null ? 0 : facts.largestDifference());
            case RAN -> t("proof.ran");
            case MADE_UP -> t(facts.source() == null ? "proof.madeUp.onnx" : "proof.madeUp");
        };
    }

    private static String compared(double difference) {
        return difference == 0 ? t("proof.exact") : t("proof.compared", Formats.tiny(difference));
    }
}
