package modelport.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.contract.evaluation.BatchTiming;

/**
 * Two models' times from turns taken one after the other, so that whatever else slows the machine slows both.
 *
 * @param first by size of batch
 * @param second by size of batch
 * @param latencyRatio the second one's time for the smallest batch by the first one's: the median over pairs of turns
 */
public record Duel(List<BatchTiming> first, List<BatchTiming> second, double latencyRatio) {
    /** Calls of a turn: enough that the other one's turn is forgotten, few enough that a slow moment meets both. */
    private static final int LONGEST_TURN = 10;

    private static final int FEWEST_PAIRS = 6;

    public Duel {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** Milliseconds for the smallest batch, the median. */
    public double firstMs() {
        return first.getFirst().p50Ms();
    }

    /** Milliseconds for the smallest batch, the median. */
    public double secondMs() {
        return second.getFirst().p50Ms();
    }

    /**
     * Both models are in memory; each is given its own rows of the same table.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Duel time(Duellist first, Duellist second, TimingOptions options, Progress progress) {
        List<Integer> sizes = TimedBatches.sizes(first.rows(), second.rows());
        var ofFirst = new ArrayList<BatchTiming>();
        var ofSecond = new ArrayList<BatchTiming>();
        double ratio = Double.NaN;
        for (int i = 0; i < sizes.size(); i++) {
            var pair = new Pair(first.stopwatch(sizes.get(i)), second.stopwatch(sizes.get(i)), options, progress);
            double found = pair.run();
            ratio = i == 0 ? found : ratio;
            ofFirst.add(pair.first.timing());
            ofSecond.add(pair.second.timing());
            progress.tell(i + 1L, sizes.size());
        }
        return new Duel(ofFirst, ofSecond, ratio);
    }

    /** A model and the rows as it takes them. */
    public record Duellist(RowModel model, ModelRows rows) {
        Stopwatch stopwatch(int size) {
            return new Stopwatch(model, Stopwatch.batches(rows, size), size);
        }
    }

    /** Both with batches of one size. */
    private record Pair(Stopwatch first, Stopwatch second, TimingOptions options, Progress progress) {
        double run() {
            int turn = warm();
            var ratios = new ArrayList<Double>();
            long start = System.nanoTime();
            long taken = 0;
            while (ratios.isEmpty() || (taken < most() && !isEnough(ratios.size(), taken))) {
                ratios.add(turns(turn, ratios.size() % 2 == 0));
                taken = System.nanoTime() - start;
            }
            return median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** Twice the time of one, since two are timed. */
        private long most() {
            return 2 * options.most().toNanos();
        }

        private boolean isEnough(int pairs, long taken) {
            return pairs >= FEWEST_PAIRS
                    && first.calls() >= options.calls()
                    && taken >= 2 * options.least().toNanos();
        }

        /** How many calls a turn may have, so that there is time for enough of them. */
        private int warm() {
            long begin = System.nanoTime();
            int calls = 0;
            do {
                first.warm();
                second.warm();
                progress.tell(0, 1);
                calls++;
            } while (calls < options.warmUp()
                    && System.nanoTime() - begin < options.least().toNanos());
            long both = Math.max(1, (System.nanoTime() - begin) / calls);
            return Math.clamp(most() / FEWEST_PAIRS / both, 1, LONGEST_TURN);
        }

        /** A turn of each with the same rows; the second one's median by the first one's. */
        private double turns(int calls, boolean firstBegins) {
            if (firstBegins) {
                double before = turn(first, calls);
                return turn(second, calls) / before;
            }
            double after = turn(second, calls);
            return after / turn(first, calls);
        }

        private double turn(Stopwatch stopwatch, int calls) {
            double[] nanos = new double[calls];
            for (int i = 0; i < calls; i++) {
                nanos[i] = stopwatch.time();
                progress.tell(0, 1);
            }
            return median(nanos);
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }
}
