package modelport.training.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.Table;

/**
 * How columns become what a network can take: mean 0, variance 1, no more than {@link #LIMIT} away from that. A column
 * that never changes counts nothing. One with gaps gets the mean there, and a second column that says so.
 *
 * @param means of each column
 * @param scales one over the deviation of each column
 * @param gaps columns in which values are missing
 * @param open columns in which values may be missing, {@code gaps} among them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Columns(float[] means, float[] scales, int[] gaps, Set<Integer> open) {
    public static final float LIMIT = 10;

    public Columns {
        open = Set.copyOf(open);
    }

    /**
     * Of these rows.
     *
     * @param allowed columns in which values may be missing, whatever the rows say
     */
    public static Columns of(Table rows, Set<Integer> allowed) {
        int columns = rows.columns();
        float[] means = new float[columns];
        float[] scales = new float[columns];
        for (int column = 0; column < columns; column++) {
            double mean = mean(rows, column, 0, 1);
            double variance = mean(rows, column, mean, 2);
            means[column] = (float) mean;
            // Rounding makes a column of equal numbers vary a little.
            boolean varies = variance > 1e-12 * mean * mean && variance > Float.MIN_NORMAL;
            scales[column] = varies ? (float) (1 / Math.sqrt(variance)) : 0;
        }
        int[] gaps = IntStream.range(0, columns)
                .filter(column -> IntStream.range(0, rows.rows()).anyMatch(row -> Float.isNaN(rows.at(row, column))))
                .toArray();
        Set<Integer> open = new HashSet<>(allowed);
        IntStream.of(gaps).forEach(open::add);
        return new Columns(means, scales, gaps, open);
    }

    /** Mean power of the distance from {@code centre}, of what is there. */
    private static double mean(Table rows, int column, double centre, int power) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < rows.rows(); row++) {
            float value = rows.at(row, column);
            if (Float.isFinite(value)) {
                sum += power == 1 ? value - centre : (value - centre) * (value - centre);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Columns of what the network takes. */
    public int width() {
        return means.length + gaps.length;
    }

    /** What the network takes for these rows: the same numbers as in the graph. */
    public Table prepared(Table rows) {
        float[] values = new float[Math.multiplyExact(rows.rows(), width())];
        for (int row = 0; row < rows.rows(); row++) {
            int to = row * width();
            for (int column = 0; column < means.length; column++) {
                float value = rows.at(row, column);
                float scaled = (Float.isNaN(value) ? 0 : value - means[column]) * scales[column];
                values[to + column] = Math.clamp(Float.isNaN(scaled) ? 0 : scaled, -LIMIT, LIMIT);
            }
            for (int i = 0; i < gaps.length; i++) {
                values[to + means.length + i] = Float.isNaN(rows.at(row, gaps[i])) ? 1 : 0;
            }
        }
        return new Table(width(), values);
    }

    /**
     * The same in a graph.
     *
     * @param rows [N, columns] of type FLOAT
     */
    public Value append(Graph graph, Value rows) {
        Value centred = graph.sub(rows, graph.floats(means));
        if (open.isEmpty()) {
            return clipped(graph, graph.mul(centred, graph.floats(scales)));
        }
        Value missing = graph.isNaN(rows);
        Value filled = graph.where(missing, graph.floats(new float[] {0}), centred);
        Value scaled = clipped(graph, graph.mul(filled, graph.floats(scales)));
        if (gaps.length == 0) {
            return scaled;
        }
        Value said = graph.columns(graph.cast(missing, ElementType.FLOAT), gaps);
        return graph.concat(1, List.of(scaled, said));
    }

    private static Value clipped(Graph graph, Value values) {
        Value least = graph.floats(new float[] {-LIMIT});
        return graph.min(graph.max(values, least), graph.floats(new float[] {LIMIT}));
    }
}
