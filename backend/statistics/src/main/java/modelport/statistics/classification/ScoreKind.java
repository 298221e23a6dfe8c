package modelport.statistics.classification;

/** What a classifier says about every class beside the label. */
public enum ScoreKind {
    /** Nothing: labels only. */
    NONE,
    /** Any number that is larger for likelier classes, such as a distance from the boundary: can be ranked only. */
    MARGIN,
    /** Numbers from 0 to 1 that add up to 1. */
    PROBABILITY
}
