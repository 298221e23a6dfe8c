package modelport.compression.factors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import modelport.compression.graph.Linear;

/**
 * Shares out weights among layers: direction by direction, the one first that keeps most of its layer's variance for
 * the weights that it costs. A layer whose factors would be as large as its matrix keeps the matrix.
 */
final class RankBudget {
    /** Processors like widths that are multiples of this. */
    private static final int STEP = 8;

    private static final int WIDE = 64;

    private final List<Linear> layers;
    private final List<Spectrum> spectra;

    RankBudget(List<Linear> layers, List<Spectrum> spectra) {
        this.layers = List.copyOf(layers);
        this.spectra = List.copyOf(spectra);
    }

    private record Direction(int layer, int place, double worth) {}

    /**
     * The rank of each layer; 0 for those that keep their matrix.
     *
     * @param keep share of all weights that may remain
     */
    int[] ranks(double keep) {
        double left = keep * layers.stream().mapToLong(Linear::size).sum();
        var ranks = new int[layers.size()];
        for (Direction direction : directions()) {
            Linear layer = layers.get(direction.layer());
            int width = layer.inputs() + layer.outputs();
            boolean whole = (long) (ranks[direction.layer()] + 1) * width >= layer.size();
            if (whole) {
                continue;
            }
            if (left < width) {
                break;
            }
            ranks[direction.layer()]++;
            left -= width;
        }
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rounded(layers.get(i), ranks[i]);
        }
        return ranks;
    }

    private List<Direction> directions() {
        var directions = new ArrayList<Direction>();
        for (int layer = 0; layer < spectra.size(); layer++) {
            int width = layers.get(layer).inputs() + layers.get(layer).outputs();
            for (int place = 0; place < spectra.get(layer).size(); place++) {
                directions.add(new Direction(layer, place, spectra.get(layer).share(place) / width));
            }
        }
        directions.sort(Comparator.comparingDouble((Direction direction) -> -direction.worth())
                .thenComparingInt(Direction::layer)
                .thenComparingInt(Direction::place));
        return directions;
    }

    private static int rounded(Linear layer, int rank) {
        int width = layer.inputs() + layer.outputs();
        if ((long) (rank + 1) * width >= layer.size()) {
            return 0;
        }
        return Math.max(1, rank >= WIDE ? rank / STEP * STEP : rank);
    }
}
