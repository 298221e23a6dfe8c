package modelport.formats.sklearn;

import modelport.onnx.build.Value;

/**
 * One answer to all rows.
 *
 * @param width values of each row; 0 if the answer is a vector with one value a row
 */
public record Answer(Value value, int width) {
    /** One value a row, of shape [N]. */
    public static Answer vector(Value value) {
        return new Answer(value, 0);
    }

    /** {@code width} values a row, of shape [N, width]. */
    public static Answer matrix(Value value, int width) {
        return new Answer(value, width);
    }
}
