package modelport.benchmarks.drift;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** What becomes of a standard normal number, so that every law can be moved in the same unit. */
enum Law {
    NORMAL,
    LOGNORMAL,
    EXPONENTIAL,
    ZIPF_5,
    ZIPF_20,
    ZIPF_100,
    BINARY;

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    boolean isCategory() {
        return switch (this) {
            case NORMAL, LOGNORMAL, EXPONENTIAL -> false;
            case ZIPF_5, ZIPF_20, ZIPF_100, BINARY -> true;
        };
    }

    /** Categories are numbers from 0 on. */
    double of(double z) {
        return switch (this) {
            case NORMAL -> z;
            case LOGNORMAL -> Math.exp(z);
            case EXPONENTIAL -> -Math.log(STANDARD.survivalProbability(z));
            case ZIPF_5 -> Zipf.OF_5.place(z);
            case ZIPF_20 -> Zipf.OF_20.place(z);
            case ZIPF_100 -> Zipf.OF_100.place(z);
            case BINARY -> z > 0.84 ? 1 : 0;
        };
    }

    /** Frequencies of 1, 1/2, 1/3, ... as edges on the normal scale. */
    private static final class Zipf {
        static final Zipf OF_5 = of(5);
        static final Zipf OF_20 = of(20);
        static final Zipf OF_100 = of(100);

        private final double[] edges;

        private Zipf(double[] edges) {
            this.edges = edges;
        }

        static Zipf of(int categories) {
            double all = 0;
            for (int i = 1; i <= categories; i++) {
                all += 1.0 / i;
            }
            double[] edges = new double[categories - 1];
            double below = 0;
            for (int i = 0; i < edges.length; i++) {
                below += 1 / (all * (i + 1));
                edges[i] = STANDARD.inverseCumulativeProbability(below);
            }
            return new Zipf(edges);
        }

        double place(double z) {
            int found = Arrays.binarySearch(edges, z);
            return found < 0 ? -found - 1 : found;
        }
    }
}
