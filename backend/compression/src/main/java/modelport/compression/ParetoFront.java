package modelport.compression;

import java.util.Comparator;
import java.util.List;

/** The candidates that no other one beats in size, quality and time together, the smallest first. */
public record ParetoFront(List<Figures> points) {
    private static final Comparator<Figures> ORDER = Comparator.comparingDouble(Figures::sizeRatio)
            .thenComparingDouble(Figures::latencyRatio)
            .thenComparingDouble(Figures::qualityLoss)
            .thenComparing(Figures::recipe);

    public ParetoFront {
        points = List.copyOf(points);
    }

    /** The front of these; of equal candidates all stay. */
    public static ParetoFront of(List<Figures> candidates) {
        return new ParetoFront(candidates.stream()
                .filter(point -> candidates.stream().noneMatch(other -> other.dominates(point)))
                .sorted(ORDER)
                .toList());
    }
}
