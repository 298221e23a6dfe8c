package modelport.tables;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How many of a stratum's rows go to each part: whole numbers by the largest remainders. */
final class Shares {
    private Shares() {}

    static long[] of(Split split, String stratum, long count) {
        int size = split.parts().size();
        long[] shares = new long[size];
        double[] remainders = new double[size];
        long given = 0;
        for (int i = 0; i < size; i++) {
            double wanted = split.parts().get(i).fraction() * count;
            shares[i] = (long) Math.floor(wanted);
            remainders[i] = wanted - shares[i];
            given += shares[i];
        }
        // Equal remainders are drawn for, or the first part would have the odd row of every class.
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(i -> -Math.rint(remainders[i] * 1e9))
                .thenComparingDouble(i -> Chance.of(split.seed() + i, stratum));
        IntStream.range(0, size)
                .boxed()
                .sorted(order)
                .limit(Math.max(0, count - given))
                .forEach(i -> shares[i]++);
        return shares;
    }
}
