package modelport.formats.boosting;

import ai.onnx.proto.OnnxMl.ModelProto;
import modelport.formats.ModelPart;

/** A model as ONNX, and what there is to say about it. */
public record Converted(ModelProto onnx, ModelPart explanation) {}
