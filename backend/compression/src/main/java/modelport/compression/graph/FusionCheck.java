package modelport.compression.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.compression.Fusion;
import modelport.compression.Fusion.Unfused;
import modelport.contract.Message;
import modelport.inference.OnnxModels;
import modelport.onnx.OnnxFile;

/** Reads from the engine's own graph which layers became fast. */
public final class FusionCheck {
    private FusionCheck() {}

    public static Fusion check(Path candidate, List<Expectation> expectations, Path folder) {
        if (expectations.isEmpty()) {
            return Fusion.none();
        }
        Map<String, String> readers = readers(engineGraph(candidate, folder));
        var unfused = new ArrayList<Unfused>();
        for (Expectation expected : expectations) {
            String reader = readers.getOrDefault(expected.constant(), "");
            boolean fast = expected.operators().isEmpty()
                    ? reader.isEmpty()
                    : expected.operators().contains(reader);
            if (!fast) {
                unfused.add(new Unfused(
                        expected.layer(),
                        reader.isEmpty()
                                ? Message.of("compression.layer-lost", "layer", expected.layer())
                                : Message.of("compression.not-fused", "layer", expected.layer(), "operator", reader)));
            }
        }
        return new Fusion(expectations.size(), unfused);
    }

    private static GraphProto engineGraph(Path candidate, Path folder) {
        Path file = folder.resolve("engine.onnx");
        try {
            OnnxModels.writeOptimized(candidate, file);
            GraphProto graph = OnnxFile.read(file).getGraph();
            Files.delete(file);
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which kind of operator reads a value. */
    private static Map<String, String> readers(GraphProto graph) {
        var readers = new HashMap<String, String>();
        for (NodeProto node : graph.getNodeList()) {
            node.getInputList().forEach(input -> readers.put(input, node.getOpType()));
        }
        return readers;
    }
}
