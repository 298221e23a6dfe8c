package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Areas of some classes, each against all others, and their mean; classes of which all rows are or none are left out.
 */
final class OneAgainstRest {
    private final KeptScores scores;
    private final boolean weighted;
    private final List<Area> areas = new ArrayList<>();
    private final List<Integer> classes = new ArrayList<>();
    private double chance;
    private double spread;

    OneAgainstRest(KeptScores scores, boolean weighted) {
        this.scores = scores;
        this.weighted = weighted;
    }

    void addRoc(int k) {
        int count = scores.count(k);
        int others = scores.size() - count;
        if (count > 0 && others > 0) {
            add(k, RocAuc.of(scores.scores(k), scores.members(k)), 0.5, RocAuc.independentRows(count, others));
        }
    }

    void addPrecision(int k) {
        int count = scores.count(k);
        if (count > 0 && count < scores.size()) {
            double share = (double) count / scores.size();
            add(k, AveragePrecision.of(scores.scores(k), scores.members(k)), share, count);
        }
    }

    private void add(int k, Area area, double byChance, double rows) {
        classes.add(k);
        areas.add(area);
        chance += byChance;
        spread += 1 / rows;
    }

    boolean isEmpty() {
        return areas.isEmpty();
    }

    /** The mean area that guessing has. */
    double chance() {
        return chance / areas.size();
    }

    /** As many independent rows as the mean rests on at least. */
    double independentRows() {
        return (double) areas.size() * areas.size() / spread;
    }

    /** The mean; with weights also the weights are known from these rows only, which shifts it too. */
    Area combined() {
        double[] weights = weights();
        double value = 0;
        for (int i = 0; i < weights.length; i++) {
            value += weights[i] * areas.get(i).value();
        }
        double[] shifts = new double[scores.size()];
        for (int i = 0; i < weights.length; i++) {
            double off = weighted ? (areas.get(i).value() - value) / shifts.length : 0;
            for (int row = 0; row < shifts.length; row++) {
                double member = scores.isOf(row, classes.get(i)) ? 1 : 0;
                shifts[row] += weights[i] * areas.get(i).shift(row) + off * (member - weights[i]);
            }
        }
        return new Area(value, shifts);
    }

    private double[] weights() {
        double[] weights = new double[areas.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weighted ? scores.count(classes.get(i)) : 1;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
