package modelport.statistics.classification;

import modelport.statistics.Measure;
import org.jspecify.annotations.Nullable;

/**
 * One class against all others.
 *
 * @param support rows that are of this class
 * @param predicted rows that were given this label
 * @param precision share of the predicted that are right; 0 where nothing was predicted, then without interval
 * @param recall share of the class that was found; 0 where the class does not occur, then without interval
 * @param f1 2 TP / (2 TP + FP + FN)
 * @param rocAuc null without scores, or where all rows or none are of this class
 */
public record ClassReport(
        int index,
        long support,
        long predicted,
        Measure precision,
        Measure recall,
        Measure f1,
        @Nullable Measure rocAuc) {}
