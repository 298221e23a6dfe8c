package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.formats.sklearn.SklearnModels;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that must be refused, each for its own reason and by the name of what is wrong. */
class UnsupportedPicklesTest {
    /** What our codes are called in the fixtures; the reader's begin with the reason. */
    private static final Map<String, String> REASONS = Map.of(
            "sklearn.not-a-model", "not-a-model",
            "sklearn.weights-only", "weights-only",
            "sklearn.other-framework", "other-framework",
            "sklearn.not-fitted", "not-fitted",
            "sklearn.no-predict", "no-predict",
            "sklearn.unknown-estimator", "unknown-class",
            "sklearn.unknown-function", "unknown-function",
            "sklearn.not-a-function", "not-a-function");

    /** Sizes and shapes of hostile files are described in the fixtures' own words. */
    private static final List<String> DESCRIBED = List.of(
            "broken-file", "resource-limit", "shared_lists_nine_to_the_eleven", "many_dup_memo", "zeros_64_mib_zlib");

    static Stream<FixtureRecord> files() throws IOException {
        return FixtureRecord.read(FixtureRecord.root().resolve("sklearn").resolve("unsupported.jsonl")).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_that_is_no_model_is_refused_for_its_reason(FixtureRecord file) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> SklearnModels.read(file.file(), ""));

        assertThat(refused).as(file.name()).isNotNull();
        assertThat(reasons(file)).as(file.name()).contains(reason(refused.refusal()));
        if (!DESCRIBED.contains(file.name()) && !DESCRIBED.contains(file.text("reason"))) {
            assertThat(refused.refusal().args().toString()).as(file.name()).contains(file.text("detail"));
        }
    }

    private static List<String> reasons(FixtureRecord file) {
        var reasons = new ArrayList<String>(List.of(file.text("reason")));
        file.json().path("also").forEach(also -> reasons.add(also.asString()));
        return reasons;
    }

    private static String reason(Refusal refusal) {
        return REASONS.getOrDefault(
                refusal.code(),
                Stream.of(
                                "unknown-class",
                                "embedded-code",
                                "forbidden-call",
                                "unsupported-dtype",
                                "unsupported-pickle",
                                "resource-limit",
                                "broken-file")
                        .filter(reason -> refusal.code().startsWith("pickle." + reason))
                        .findFirst()
                        .orElse(refusal.code()));
    }
}
