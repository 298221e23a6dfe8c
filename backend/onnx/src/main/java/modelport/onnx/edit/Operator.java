package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/**
 * An operator at its place in a graph.
 *
 * @param id of no meaning, but never used twice in a graph
 */
public record Operator(int id, NodeProto node) {
    /** Its kind, in ONNX's words. */
    public boolean is(String type) {
        return node.getOpType().equals(type) && node.getDomain().isEmpty();
    }

    /** The same for another domain. */
    public boolean is(String domain, String type) {
        return node.getOpType().equals(type) && node.getDomain().equals(domain);
    }

    /** What people know it by: its name, or its first output. */
    public String title() {
        return node.getName().isEmpty()
                ? node.getOutputList().stream().findFirst().orElse("")
                : node.getName();
    }

    /** Input values; a missing one is an empty text. */
    public List<String> inputs() {
        return node.getInputList();
    }

    /** The input at a place; an empty text if it is missing. */
    public String input(int place) {
        return place < node.getInputCount() ? node.getInput(place) : "";
    }

    /** The first output. */
    public String output() {
        return node.getOutput(0);
    }

    public Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    public long attribute(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    public float attribute(String name, float otherwise) {
        return attribute(name).map(AttributeProto::getF).orElse(otherwise);
    }
}
