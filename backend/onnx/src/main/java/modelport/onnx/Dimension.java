package modelport.onnx;

/** One size of a shape. */
public sealed interface Dimension {
    /** Always this size. */
    record Fixed(long size) implements Dimension {}

    /** Any size, the same wherever the name occurs. */
    record Symbol(String name) implements Dimension {}

    /** Any size. */
    record Unknown() implements Dimension {}
}
