package modelport.processing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.processing.LabelAnswer;

/** Which way up a picture stands, as a stage says it whose labels are degrees. */
public final class Turn {
    private static final String UPRIGHT = "0";
    private static final String OVER = "180";

    private Turn() {}

    /** Whether these labels say it: 0 and 180, in any order. */
    static boolean isTold(LabelAnswer answer) {
        return answer.labels().size() == 2 && Set.copyOf(answer.labels()).equals(Set.of(UPRIGHT, OVER));
    }

    /** Whether a picture stands on its head, by what {@link Probabilities#labels} told of it. */
    public static boolean isOver(Object told) {
        return told instanceof List<?> labels
                && !labels.isEmpty()
                && labels.getFirst() instanceof Map<?, ?> best
                && OVER.equals(best.get("label"));
    }
}
