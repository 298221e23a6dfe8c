package modelport.server.monitoring.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.gateway.ProfileSource;
import modelport.server.prediction.FrozenEdges;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;

/**
 * The accuracy that a model's own certainty foretells: how often answers of each certainty were right on the reference,
 * weighed by how often they are given now. Blind to labels that change their meaning.
 */
public final class Estimate {
    private final List<Double> right;
    private double hits;
    private long rows;

    /** With the share of right answers for each cell. */
    public Estimate(List<Double> right) {
        this.right = right;
    }

    /** Where the largest probability stands among the columns; -1 if it is none of them. */
    public static int place(FrozenEdges edges) {
        return IntStream.range(0, edges.columns().size())
                .filter(place -> edges.columns().get(place).source() instanceof ProfileSource.LargestProbability)
                .findFirst()
                .orElse(-1);
    }

    public void add(CellCounts counts) {
        for (int cell = Cells.MISSING + 1; cell < right.size(); cell++) {
            hits += right.get(cell) * counts.count(cell);
            rows += counts.count(cell);
        }
    }

    /** Empty without rows. */
    public Optional<Double> value() {
        return rows == 0 ? Optional.empty() : Optional.of(hits / rows);
    }
}
