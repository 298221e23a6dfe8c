package modelport.training.network;

/**
 * How far a network is.
 *
 * @param done share of the whole work, 0 to 1
 * @param loss on the rows that it learns from
 * @param score on rows kept aside: the share of the teacher's classes that it gives too, or R² to the teacher's numbers
 */
public record Epoch(int number, double done, double loss, double score) {}
