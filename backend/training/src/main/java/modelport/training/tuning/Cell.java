package modelport.training.tuning;

/**
 * One setting on one fold.
 *
 * @param setting digest of the complete setting
 */
public record Cell(String setting, int fold) {}
