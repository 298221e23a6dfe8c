package modelport.statistics.drift;

/**
 * A column that is watched: of a model's input, or its prediction.
 *
 * @param cells that its values are counted in
 * @param reference what was counted when the model was made
 * @param importance for the model, 0 to 1; 1 if nobody knows
 * @param effect a smaller change does not matter; from {@link Calibration}, or {@link DriftRule#effect}
 */
public record Watched(Cells cells, CellCounts reference, double importance, double effect) {
    public Watched {
        if (!(importance >= 0 && importance <= 1) || !(effect >= 0)) {
            throw new IllegalArgumentException("not watched: importance " + importance + ", effect " + effect);
        }
    }

    /** Of unknown importance, with the effect of the usual rule. */
    public static Watched of(Cells cells, CellCounts reference) {
        return new Watched(cells, reference, 1, DriftRule.usual().effect());
    }
}
