package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.paired.Flips;
import modelport.statistics.paired.McNemar;

/**
 * Takes the labels that two versions give to the same rows of known truth, and says how the second differs. Not safe
 * for use by several threads: give each its own and merge.
 */
public final class PairedClassification {
    private final ClassificationOptions options;
    private final JointCounts joint;
    /** Both have the same seed and see the same rows, so they keep the same ones. */
    private final KeptScores first;

    private final KeptScores second;
    private final PairedLosses losses = new PairedLosses();

    public PairedClassification(ClassificationOptions options) {
        this.options = options;
        joint = new JointCounts(options.classes());
        first = new KeptScores(options);
        second = new KeptScores(options);
    }

    /** A row of models that give labels only. */
    public void add(int truth, int firstLabel, int secondLabel) {
        if (options.scores() != ScoreKind.NONE) {
            throw new IllegalArgumentException("a row without its scores");
        }
        count(truth, firstLabel, secondLabel);
    }

    /** A row with one score for each class from both. */
    public void add(int truth, int firstLabel, int secondLabel, double[] firstScores, double[] secondScores) {
        options.checkScores(firstScores);
        options.checkScores(secondScores);
        count(truth, firstLabel, secondLabel);
        first.add(truth, firstScores);
        second.add(truth, secondScores);
        if (options.scores() == ScoreKind.PROBABILITY) {
            losses.add(truth, firstScores, secondScores);
        }
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(PairedClassification other) {
        if (options.classes() != other.options.classes() || options.scores() != other.options.scores()) {
            throw new IllegalArgumentException(options + " and " + other.options);
        }
        joint.merge(other.joint);
        first.merge(other.first);
        second.merge(other.second);
        losses.merge(other.losses);
    }

    public long count() {
        return joint.rows();
    }

    public Flips flips() {
        return joint.flips();
    }

    public McNemar mcNemar() {
        Flips flips = flips();
        return McNemar.of(flips.rightToWrong(), flips.wrongToRight());
    }

    /**
     * Every metric that both have and whose difference has an interval: those of the confusion matrix, areas, log loss
     * and Brier score.
     */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        if (count() > 0) {
            differences.addAll(new CountDifferences(joint).all());
        }
        if (options.scores() != ScoreKind.NONE) {
            differences.addAll(new RankDifferences(first, second, options.classes()).all());
        }
        differences.addAll(losses.differences());
        return differences;
    }

    private void count(int truth, int firstLabel, int secondLabel) {
        options.checkLabel(truth);
        options.checkLabel(firstLabel);
        options.checkLabel(secondLabel);
        joint.add(truth, firstLabel, secondLabel, 1);
    }
}
