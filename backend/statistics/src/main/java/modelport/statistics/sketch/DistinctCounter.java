package modelport.statistics.sketch;

import java.util.HashSet;
import java.util.Set;

/**
 * How many different values a stream has: exact up to 2,048, then within about 2 percent. The order of the values makes
 * no difference.
 *
 * <p>P. Flajolet and others' HyperLogLog, 2007, with O. Ertl's estimate, New cardinality estimation algorithms for
 * HyperLogLog sketches, 2017.
 */
public final class DistinctCounter {
    private static final int EXACT = 2_048;
    private static final int INDEX_BITS = 12;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int LONGEST_RUN = 64 - INDEX_BITS;

    private final Set<Long> hashes = new HashSet<>();
    private final byte[] registers = new byte[REGISTERS];

    public void add(double value) {
        addHash(Hashing.of(value));
    }

    public void add(String value) {
        addHash(Hashing.of(value));
    }

    /** Adds all values of {@code other}, which is left as it is. */
    public void merge(DistinctCounter other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
        if (hashes.size() <= EXACT) {
            hashes.addAll(other.hashes);
        }
    }

    /** Exact or an estimate. */
    public long count() {
        return isExact() ? hashes.size() : Math.round(estimate());
    }

    public boolean isExact() {
        return hashes.size() <= EXACT;
    }

    private void addHash(long hash) {
        int index = (int) (hash >>> LONGEST_RUN);
        int run = Math.min(LONGEST_RUN, Long.numberOfLeadingZeros(hash << INDEX_BITS)) + 1;
        registers[index] = (byte) Math.max(registers[index], run);
        if (hashes.size() <= EXACT) {
            hashes.add(hash);
        }
    }

    private double estimate() {
        int[] counts = new int[LONGEST_RUN + 2];
        for (byte register : registers) {
            counts[register]++;
        }
        double z = REGISTERS * tau(1 - (double) counts[LONGEST_RUN + 1] / REGISTERS);
        for (int run = LONGEST_RUN; run >= 1; run--) {
            z = (z + counts[run]) / 2;
        }
        z += REGISTERS * sigma((double) counts[0] / REGISTERS);
        return REGISTERS / (2 * Math.log(2)) * REGISTERS / z;
    }

    private static double sigma(double x) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = x;
        double weight = 1;
        double sum = x;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * weight;
            weight += weight;
        } while (sum != before);
        return sum;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) {
            return 0;
        }
        double root = x;
        double weight = 1;
        double sum = 1 - x;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            weight /= 2;
            sum -= (1 - root) * (1 - root) * weight;
        } while (sum != before);
        return sum / 3;
    }
}
