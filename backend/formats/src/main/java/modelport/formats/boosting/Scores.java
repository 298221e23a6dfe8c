package modelport.formats.boosting;

import modelport.onnx.build.Value;

/**
 * What a booster computes inside a graph.
 *
 * @param margin raw scores, [N, outputs]
 * @param prediction what the library's booster gives without being asked for more: probabilities of each class, [N,
 *     classes], or of the second one alone, [N, 1]; the index of the class, [N, 1]; or numbers, [N, outputs]
 */
public record Scores(Value margin, Value prediction) {}
