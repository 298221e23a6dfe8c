package modelport.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file, it is understood or refused. */
class MutationTest {
    private static final int ROUNDS = 3_000;
    private static final long SEED = 20_260_101;

    static Stream<ModelProto> models() {
        return Stream.of(Models.mlp(), Models.trees(), Models.external("w.bin"), Models.function(), Models.branches())
                .map(GraphBuilder::model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void damaged_models_are_understood_or_refused(ModelProto model) throws Exception {
        byte[] bytes = model.toByteArray();
        var random = new SplittableRandom(SEED);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            refused += isRefused(mutated(bytes, random)) ? 1 : 0;
        }

        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void no_part_of_a_model_passes_for_the_whole(ModelProto model) throws Exception {
        byte[] bytes = model.toByteArray();
        int graphEnd = bytes.length
                - model.toBuilder()
                        .clearGraph()
                        .clearIrVersion()
                        .clearProducerName()
                        .build()
                        .getSerializedSize();

        for (int length = 0; length < graphEnd; length++) {
            assertThat(isRefused(Arrays.copyOf(bytes, length)))
                    .as("the first %s bytes", length)
                    .isTrue();
        }
    }

    private static boolean isRefused(byte[] bytes) throws IOException {
        try (var file = new BytesChannel(bytes)) {
            OnnxCheck.check(file, Map.of("w.bin", 64L), OnnxLimits.defaults());
            return false;
        } catch (RefusedException refused) {
            return true;
        }
    }

    private static byte[] mutated(byte[] bytes, SplittableRandom random) {
        byte[] mutated = bytes.clone();
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt();
                case 2 -> mutated[at] = (byte) 0xff;
                case 3 -> mutated = without(mutated, at, Math.min(mutated.length - 1, at + random.nextInt(1, 9)));
                default -> mutated = with(mutated, at, bytes, random.nextInt(bytes.length));
            }
        }
        return mutated;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        var shorter = ByteBuffer.allocate(bytes.length - Math.max(0, to - from));
        return shorter.put(bytes, 0, from)
                .put(bytes, Math.max(from, to), shorter.remaining())
                .array();
    }

    /** A few bytes of the original at another place. */
    private static byte[] with(byte[] bytes, int at, byte[] original, int from) {
        int more = Math.min(16, original.length - from);
        return ByteBuffer.allocate(bytes.length + more)
                .put(bytes, 0, at)
                .put(original, from, more)
                .put(bytes, at, bytes.length - at)
                .array();
    }
}
