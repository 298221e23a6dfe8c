package modelport.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows to learn from, to choose by and to judge by, in their own order.
 *
 * @param training rows that models learn from
 * @param validation rows that settings are chosen by
 * @param test rows that nothing has seen
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] training, int[] validation, int[] test) {
    /** What each part gets of the whole; the training gets the rest. */
    public record Shares(double validation, double test) {
        public Shares {
            if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
                throw new IllegalArgumentException("validation %s, test %s".formatted(validation, test));
            }
        }
    }

    /**
     * By what rows hold: equal rows come together, and a row stays in its part when others come or go.
     *
     * @param seed another one makes another split
     */
    public static Split byContent(Table rows, Shares shares, long seed) {
        double[] places = places(rows, seed);
        return new Split(
                between(places, shares.validation() + shares.test(), 1),
                between(places, shares.test(), shares.validation() + shares.test()),
                between(places, 0, shares.test()));
    }

    private static int[] between(double[] places, double from, double to) {
        return IntStream.range(0, places.length)
                .filter(row -> places[row] >= from && places[row] < to)
                .toArray();
    }

    /**
     * At random, the same for the same seed and the same rows in whatever order; each class has its share in each part
     * as exactly as that goes.
     */
    public static Split stratified(TrainingSet set, Shares shares, long seed) {
        double[] places = places(set.rows(), seed);
        Map<Integer, List<Integer>> groups = IntStream.range(0, places.length)
                .boxed()
                .collect(Collectors.groupingBy(row -> group(set.truth(), row), TreeMap::new, Collectors.toList()));
        var parts = new int[places.length];
        // What one class has too much of, the next has too little of.
        double test = 0;
        double validation = 0;
        for (List<Integer> rows : groups.values()) {
            rows.sort(Comparator.comparingDouble(row -> places[row]));
            test += shares.test() * rows.size();
            validation += shares.validation() * rows.size();
            int tested = (int) Math.min(rows.size(), Math.round(test));
            int validated = (int) Math.min(rows.size() - tested, Math.round(validation));
            test -= tested;
            validation -= validated;
            for (int i = 0; i < tested + validated; i++) {
                parts[rows.get(i)] = i < tested ? 2 : 1;
            }
        }
        return new Split(of(parts, 0), of(parts, 1), of(parts, 2));
    }

    private static int group(Truth truth, int row) {
        return switch (truth) {
            case Truth.Classes(int[] indexes, int _) -> indexes[row];
            case Truth.Values _ -> 0;
        };
    }

    private static int[] of(int[] parts, int part) {
        return IntStream.range(0, parts.length)
                .filter(row -> parts[row] == part)
                .toArray();
    }

    /** A number from 0 to 1 for each row, made of the SHA-256 of the seed and what the row holds. */
    private static double[] places(Table rows, long seed) {
        MessageDigest digest = sha256();
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + rows.columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double[] places = new double[rows.rows()];
        Arrays.setAll(places, row -> {
            bytes.clear().putLong(seed);
            for (int column = 0; column < rows.columns(); column++) {
                bytes.putFloat(rows.at(row, column) + 0f);
            }
            long head = ByteBuffer.wrap(digest.digest(bytes.array())).getLong();
            return (head >>> 11) * 0x1p-53;
        });
        return places;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
