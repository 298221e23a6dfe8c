package modelport.statistics.classification;

import java.util.Arrays;

/** An area under a curve and how far each row moved it: the sum of the squared shifts is the area's variance. */
final class Area {
    private final double value;
    private final double[] shifts;

    Area(double value, double[] shifts) {
        this.value = value;
        this.shifts = shifts;
    }

    double value() {
        return value;
    }

    double shift(int row) {
        return shifts[row];
    }

    int rows() {
        return shifts.length;
    }

    double variance() {
        return Arrays.stream(shifts).map(shift -> shift * shift).sum();
    }
}
