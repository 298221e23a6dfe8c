package modelport.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which ONNX lets a tensor hold its elements. */
class TensorDataTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = ElementType.class, names = "STRING", mode = EnumSource.Mode.EXCLUDE)
    void raw_bytes_of_every_type_are_counted(ElementType type) throws Exception {
        assertThat(parameters(Tensors.of("w", type, ByteBuffer.allocate((int) type.bytes(5)), 5)))
                .isEqualTo(5);
    }

    static Stream<TensorProto.Builder> typed() {
        return Stream.of(
                typed(ElementType.FLOAT).addAllFloatData(Collections.nCopies(5, 1f)),
                typed(ElementType.COMPLEX64).addAllFloatData(Collections.nCopies(10, 1f)),
                typed(ElementType.DOUBLE).addAllDoubleData(Collections.nCopies(5, 1.0)),
                typed(ElementType.COMPLEX128).addAllDoubleData(Collections.nCopies(10, 1.0)),
                typed(ElementType.INT64).addAllInt64Data(Collections.nCopies(5, -1L)),
                typed(ElementType.UINT32).addAllUint64Data(Collections.nCopies(5, 1L)),
                typed(ElementType.UINT64).addAllUint64Data(Collections.nCopies(5, -1L)),
                typed(ElementType.INT4).addAllInt32Data(Collections.nCopies(3, 17)),
                typed(ElementType.UINT2).addAllInt32Data(Collections.nCopies(2, 17)));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void numbers_in_their_own_field_are_counted(TensorProto.Builder tensor) throws Exception {
        assertThat(parameters(tensor.build())).isEqualTo(5);
    }

    @Test
    void small_numbers_stand_in_the_field_for_integers() throws Exception {
        var small = EnumSet.of(
                ElementType.INT32,
                ElementType.INT16,
                ElementType.INT8,
                ElementType.UINT16,
                ElementType.UINT8,
                ElementType.BOOL,
                ElementType.FLOAT16,
                ElementType.BFLOAT16,
                ElementType.FLOAT8E4M3FN);
        for (ElementType type : small) {
            assertThat(parameters(typed(type)
                            .addAllInt32Data(Collections.nCopies(5, -1))
                            .build()))
                    .isEqualTo(5);
        }
    }

    @Test
    void texts_are_no_weights() throws Exception {
        assertThat(parameters(Tensors.strings("w", new String[] {"a", "b"}, 2))).isZero();
    }

    @Test
    void a_tensor_of_nothing_needs_no_data() throws Exception {
        assertThat(parameters(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(1)
                        .addDims(0)
                        .addDims(7)
                        .build()))
                .isZero();
        assertThat(parameters(Tensors.floats("w", new float[0], 0))).isZero();
    }

    @Test
    void a_tensor_without_dimensions_is_one_number() throws Exception {
        assertThat(parameters(Tensors.floats("w", new float[1]))).isEqualTo(1);
    }

    @Test
    void sparse_tensors_count_what_they_hold() throws Exception {
        var model = Models.mlp().model().toBuilder();
        model.getGraphBuilder()
                .addSparseInitializer(SparseTensorProto.newBuilder()
                        .setValues(Tensors.floats("sparse", new float[3], 3))
                        .setIndices(Tensors.longs("i", new long[6], 3, 2))
                        .addAllDims(List.of(100L, 100L)));

        assertThat(Models.check(folder, model.build(), Map.of()).parameters()).isEqualTo(64 + 3);
    }

    private long parameters(TensorProto tensor) throws Exception {
        return Models.check(folder, Models.mlp().initializer(tensor).model(), Map.of())
                        .parameters()
                - 64;
    }

    private static TensorProto.Builder typed(ElementType type) {
        return TensorProto.newBuilder().setName("w").setDataType(type.code()).addDims(5);
    }
}
