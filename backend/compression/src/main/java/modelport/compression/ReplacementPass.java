package modelport.compression;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.UnfitException;
import modelport.compression.graph.Workbench;
import modelport.contract.Message;
import modelport.onnx.OnnxFile;

/** Lets somebody make another model. */
final class ReplacementPass implements GraphPass {
    private final ModelMaker maker;

    ReplacementPass(ModelMaker maker) {
        this.maker = maker;
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        Path teacher = bench.folder().resolve("teacher.onnx");
        Path student = bench.folder().resolve("student.onnx");
        try {
            OnnxFile.write(bench.model(), teacher);
            Optional<Message> reason = maker.make(teacher, bench.rows(), student, bench.progress());
            if (reason.isPresent()) {
                throw new UnfitException(reason.get());
            }
            ModelProto made = OnnxFile.read(student);
            bench.replace(made);
            return List.of(new LayerReport.Done(
                    made.getGraph().getName(),
                    RunFiles.bytes(teacher),
                    RunFiles.bytes(student),
                    Message.of("compression.replaced")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
