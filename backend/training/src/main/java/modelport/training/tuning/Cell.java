package modelport.training.tuning;

/**
 * One setting on one fold.
 *
 * @param setting digest of the complete setting
 * @param rows of the whole set, the fold among them
 */
public record Cell(String setting, int rows, int fold) {}
