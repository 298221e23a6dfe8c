package modelport.onnx.tuning;

/** What a declared parameter changes inside a graph. */
public sealed interface Change {
    /** Gives an initializer of one element another value. */
    record Constant(String initializer) implements Change {}

    /**
     * Lets one more value count as missing.
     *
     * @param mask a BOOL value that says where something is missing
     * @param of the numbers that it says it of, in the same shape
     */
    record Mask(String mask, String of) implements Change {}
}
