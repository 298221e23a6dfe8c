package modelport.training.tuning;

import java.util.List;

/**
 * How good a setting is.
 *
 * @param setting with the values of all parameters
 * @param cells one for each fold
 */
public record Outcome(Setting setting, List<CellScore> cells) {
    public Outcome {
        cells = List.copyOf(cells);
    }

    /** Mean score over the folds. */
    public double mean() {
        return cells.stream().mapToDouble(CellScore::score).average().orElseThrow();
    }

    /** Deviation of the scores between folds. */
    public double deviation() {
        double mean = mean();
        double squares = cells.stream()
                .mapToDouble(cell -> (cell.score() - mean) * (cell.score() - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, cells.size() - 1));
    }
}
