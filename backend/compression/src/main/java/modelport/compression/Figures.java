package modelport.compression;

/**
 * What was measured of a candidate, beside the model that it was made of and in the same run.
 *
 * @param recipe its code
 * @param sizeRatio bytes by the original's: below 1 is smaller
 * @param qualityLoss how much worse the answers are, in the unit of whoever measures: 0 is as good, below 0 better
 * @param latencyRatio time by the original's: below 1 is faster
 * @param batchInvariant whether a row's answer is independent of its neighbours
 */
public record Figures(
        String recipe, double sizeRatio, double qualityLoss, double latencyRatio, boolean batchInvariant) {
    /** The model itself. */
    public static final String ORIGINAL = "original";

    public Figures {
        if (!(sizeRatio > 0) || !(latencyRatio > 0) || !Double.isFinite(qualityLoss)) {
            throw new IllegalArgumentException("not measured: " + recipe);
        }
    }

    /** The model that candidates are compared with. */
    public static Figures original(boolean batchInvariant) {
        return new Figures(ORIGINAL, 1, 0, 1, batchInvariant);
    }

    /** Whether this is nowhere worse than the other one and somewhere better. */
    boolean dominates(Figures other) {
        boolean nowhereWorse =
                sizeRatio <= other.sizeRatio && qualityLoss <= other.qualityLoss && latencyRatio <= other.latencyRatio;
        boolean better =
                sizeRatio < other.sizeRatio || qualityLoss < other.qualityLoss || latencyRatio < other.latencyRatio;
        return nowhereWorse && better;
    }
}
