package modelport.onnx;

/** A named input or output of a model. */
public record OnnxValue(String name, OnnxType type) {}
