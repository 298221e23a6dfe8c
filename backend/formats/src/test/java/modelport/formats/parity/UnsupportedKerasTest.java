package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKind;
import modelport.onnx.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of Keras that must be refused, each for its own reason and by the name of what is wrong. */
class UnsupportedKerasTest {
    static Stream<FixtureRecord> files() throws IOException {
        return FixtureRecord.read(FixtureRecord.root().resolve("keras").resolve("unsupported.jsonl")).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_that_cannot_be_served_is_refused_for_its_reason(FixtureRecord record) throws IOException {
        Path file = record.file();
        FileKind kind = file.toString().endsWith(".h5") ? FileKind.HDF5 : FileKind.KERAS_V3;

        Conversion conversion = Conversions.convert(file, kind);

        assertThat(conversion.result()).isInstanceOfSatisfying(Conversion.Refused.class, refused -> {
            assertThat(reasons(record)).as(refused.toString()).contains(reason(refused.refusal()));
            if (reason(refused.refusal()).equals("unknown-class")) {
                assertThat(refused.refusal().args().toString()).contains(record.text("detail"));
            }
        });
    }

    private static List<String> reasons(FixtureRecord record) {
        List<String> reasons = new ArrayList<>(List.of(record.text("reason")));
        record.json().path("also").forEach(also -> reasons.add(also.asString()));
        return reasons;
    }

    private static String reason(Refusal refusal) {
        return switch (refusal.code()) {
            case "keras.embedded-code" -> "embedded-code";
            case "keras.unknown-class" -> "unknown-class";
            case "keras.weights-only" -> "weights-only";
            case "keras.not-a-model" -> "not-a-model";
            case "keras.not-a-function" -> "not-a-function";
            case "keras.dtype" -> "unsupported-dtype";
            case "keras.file-missing", "keras.config-broken", "keras.weight-shape" -> "broken-file";
            default ->
                refusal.code().startsWith("formats.archive") || refusal.code().startsWith("hdf5.")
                        ? "broken-file"
                        : refusal.code();
        };
    }
}
