package modelport.training.tuning;

import java.time.Duration;

/**
 * How good a setting is on a fold.
 *
 * @param took time of the training; shared among settings that were answered by one model
 */
public record CellScore(Cell cell, double score, Duration took) {}
