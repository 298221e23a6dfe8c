package modelport.onnx.build;

import modelport.onnx.ElementType;

/** A tensor inside a graph that is being written. */
public record Value(String name, ElementType type) {}
