package modelport.benchmarks.drift;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Rows of 30 features and a score, as an endpoint sees them: the same users come back in sessions of rows that are
 * alike, hours and weekends have their own values, and days have a mood that outlasts them. A day depends on its number
 * and the seed alone.
 */
final class Traffic {
    static final int FEATURES = 30;
    static final int COLUMNS = FEATURES + 1;
    /** The model's answer is watched as well. */
    static final int SCORE = FEATURES;

    private static final int USERS = 2_000;
    private static final int LABELLED = 6;
    private static final int DAYS = 200;
    /** Busy by day, quiet at night. */
    private static final double[] HOURS = {1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 8, 9, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    private final long seed;
    private final double[][] traits = new double[USERS][FEATURES];
    private final double[] ofUser = new double[FEATURES];
    private final double[] ofHour = new double[FEATURES];
    private final double[] ofWeekend = new double[FEATURES];
    private final double[][] moods = new double[DAYS][FEATURES];

    Traffic(long seed) {
        this.seed = seed;
        RandomGenerator random = random(-1);
        for (int column = 0; column < FEATURES; column++) {
            ofUser[column] = column % 3 == 0 ? 0.5 : column % 3 == 1 ? 0.2 : 0;
            ofHour[column] = column % 4 == 0 ? 0.4 : 0;
            ofWeekend[column] = column % 5 == 1 ? 0.5 * (random.nextBoolean() ? 1 : -1) : 0;
            for (double[] trait : traits) {
                trait[column] = random.nextGaussian();
            }
            double mood = 0;
            double reach = column % 2 == 0 ? 0.08 : 0.03;
            for (int day = 0; day < DAYS; day++) {
                mood = 0.7 * mood + reach * Math.sqrt(1 - 0.49) * random.nextGaussian();
                moods[day][column] = mood;
            }
        }
    }

    static Law law(int column) {
        if (column < 10 || column == SCORE) {
            return Law.NORMAL;
        }
        Law[] others = {
            Law.LOGNORMAL,
            Law.EXPONENTIAL,
            Law.ZIPF_5,
            Law.ZIPF_20,
            Law.ZIPF_100,
            Law.BINARY,
            Law.LOGNORMAL,
            Law.EXPONENTIAL
        };
        return others[(column - 10) % others.length];
    }

    /** The last features say something about the label, and so does the score. */
    static boolean followsLabel(int column) {
        return column >= FEATURES - LABELLED;
    }

    Day day(int number, Change change) {
        RandomGenerator random = random(number);
        boolean weekend = number % 7 >= 5;
        int sessions = (weekend ? 220 : 420) + random.nextInt(40);
        int[] lengths = new int[sessions];
        int rows = 0;
        for (int i = 0; i < sessions; i++) {
            lengths[i] = 1 + random.nextInt(14);
            rows += lengths[i];
        }
        var day = new Day(number, COLUMNS, rows);
        int row = 0;
        for (int length : lengths) {
            int user = (int) (USERS * random.nextDouble() * random.nextDouble());
            int hour = hour(random);
            for (int i = 0; i < length; i++) {
                day.hours()[row] = hour;
                day.segments()[row] = user % Day.SEGMENTS;
                fill(day, row++, traits[user], weekend, change, random);
            }
        }
        return day;
    }

    private void fill(Day day, int row, double[] user, boolean weekend, Change change, RandomGenerator random) {
        int number = day.number();
        double wave = Math.sin(2 * Math.PI * day.hours()[row] / Day.HOURS);
        double label = random.nextDouble() < change.prior(number) ? 1 : 0;
        double score = 0;
        for (int column = 0; column < FEATURES; column++) {
            double z = Math.sqrt(1 - ofUser[column]) * random.nextGaussian()
                    + Math.sqrt(ofUser[column]) * user[column]
                    + ofHour[column] * wave
                    + (weekend ? ofWeekend[column] : 0)
                    + moods[number][column]
                    + change.shift(column, number, day.segments()[row]);
            if (followsLabel(column)) {
                z += 0.8 * (label - 0.3);
                score += z;
            }
            double value = random.nextDouble() < change.unseen(column, number)
                    ? 1_000
                    : law(column).of(z);
            day.columns()[column][row] = random.nextDouble() < change.missing(column, number) ? Double.NaN : value;
        }
        day.columns()[SCORE][row] = 1 / (1 + Math.exp(-score / 2));
    }

    private static int hour(RandomGenerator random) {
        double all = 0;
        for (double each : HOURS) {
            all += each;
        }
        double at = random.nextDouble() * all;
        int hour = 0;
        while (hour < HOURS.length - 1 && at >= HOURS[hour]) {
            at -= HOURS[hour++];
        }
        return hour;
    }

    private RandomGenerator random(int day) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + day);
    }
}
