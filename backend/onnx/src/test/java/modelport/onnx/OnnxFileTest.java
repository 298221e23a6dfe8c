package modelport.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {
    private static final int GIGABYTE = 1 << 30;

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again() throws Exception {
        Path file = folder.resolve("model.onnx");

        OnnxFile.write(Models.trees().model(), file);

        assertThat(OnnxFile.read(file)).isEqualTo(Models.trees().model());
        assertThat(OnnxCheck.check(file, Map.of(), OnnxLimits.defaults()).modelBytes())
                .isEqualTo(Files.size(file));
    }

    @Test
    void what_is_no_model_is_not_read() throws Exception {
        Path file = Files.writeString(folder.resolve("model.onnx"), "no model");

        assertThat(catchThrowableOfType(RefusedException.class, () -> OnnxFile.read(file))
                        .refusal())
                .isEqualTo(Refusal.of("onnx.not-onnx"));
    }

    @Test
    void more_than_two_gigabytes_are_neither_written_nor_read() throws Exception {
        ModelProto model = Models.mlp()
                .initializer(huge("a"))
                .node("Constant", List.of(), List.of("b"), Attributes.of("value", huge("")))
                .node(
                        "If",
                        List.of("x"),
                        List.of("c"),
                        Attributes.of(
                                "then_branch",
                                new GraphBuilder("inside")
                                        .initializer(huge("d"))
                                        .graph()))
                .model();
        Path file = folder.resolve("model.onnx");
        Path sparse = folder.resolve("sparse.onnx");
        try (var large = new RandomAccessFile(sparse.toFile(), "rw")) {
            large.setLength(OnnxFile.MAX_BYTES + 1);
        }

        Refusal unwritten = catchThrowableOfType(RefusedException.class, () -> OnnxFile.write(model, file))
                .refusal();
        Refusal unread = catchThrowableOfType(RefusedException.class, () -> OnnxFile.read(sparse))
                .refusal();

        assertThat(unwritten.code()).isEqualTo("onnx.too-big");
        assertThat(Long.parseLong(unwritten.args().get("size"))).isBetween(3L * GIGABYTE, 3L * GIGABYTE + 2_000);
        assertThat(file).doesNotExist();
        assertThat(unread.code()).isEqualTo("onnx.too-big");
    }

    @Test
    void the_size_is_known_before_it_is_written() {
        for (GraphBuilder model : List.of(Models.mlp(), Models.trees(), Models.function(), Models.branches())) {
            long size = model.model().getSerializedSize();

            assertThat(ModelSize.of(model.model())).isBetween(size, size + 1_000);
        }
    }

    @Test
    void tensors_that_do_not_add_up_are_not_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tensors.floats("w", new float[3], 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Tensors.strings("w", new String[] {"a"}, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensors.external("w", ElementType.FLOAT, "../w.bin", 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Types.tensor(ElementType.FLOAT, 1.5f, 'c'));
    }

    /** A gigabyte that is sixteen megabytes in memory. */
    private static TensorProto huge(String name) {
        ByteString bytes = ByteString.copyFrom(new byte[1 << 24]);
        while (bytes.size() < GIGABYTE) {
            bytes = bytes.concat(bytes);
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(ElementType.INT8.code())
                .addDims(GIGABYTE)
                .setRawData(bytes)
                .build();
    }
}
