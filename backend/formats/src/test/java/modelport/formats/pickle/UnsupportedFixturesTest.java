package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import modelport.formats.pickle.NamedGlobal.Use;
import modelport.onnx.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that real libraries wrote and that nobody should accept. */
class UnsupportedFixturesTest {
    private static final Path FOLDER = Fixtures.FOLDER.resolve("sklearn");
    private static final AllowList ALLOWED = AllowList.everythingUnder(Set.of("sklearn", "numpy", "scipy", "pandas"));

    /** What the reader itself refuses. */
    private static final Set<String> READERS = Set.of(
            "unknown-class",
            "embedded-code",
            "forbidden-call",
            "unsupported-pickle",
            "unsupported-dtype",
            "resource-limit",
            "broken-file");

    /** Those are data to the reader; whoever looks for a model in it refuses them. */
    private static final Set<String> CONVERTERS =
            Set.of("unknown-function", "not-a-model", "other-framework", "not-fitted", "no-predict");

    /** Another framework's own calls, which the reader refuses before anybody looks. */
    private static final Set<String> REFUSED_EARLIER = Set.of("torch_tensor_pickled", "torch_linear_pickled");

    record Fixture(String name, Path file, List<String> reasons, String detail) {
        boolean isReaders() {
            return READERS.contains(reasons.getFirst());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fixture> fixtures() throws IOException {
        var json = new JsonMapper();
        return Files.readAllLines(FOLDER.resolve("unsupported.jsonl")).stream()
                .map(json::readTree)
                .map(UnsupportedFixturesTest::fixture);
    }

    private static Fixture fixture(JsonNode json) {
        List<String> reasons = Stream.concat(
                        Stream.of(json.get("reason").asString()),
                        json.path("also").valueStream().map(JsonNode::asString))
                .toList();
        return new Fixture(
                json.get("name").asString(),
                FOLDER.resolve(json.get("file").asString()),
                reasons,
                json.path("detail").asString(""));
    }

    static Stream<Fixture> readers() throws IOException {
        return fixtures().filter(Fixture::isReaders);
    }

    static Stream<Fixture> others() throws IOException {
        return fixtures().filter(fixture -> !fixture.isReaders());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void files_that_no_reader_may_accept_are_refused_for_their_reason(Fixture fixture) throws Exception {
        PickleScan scan = PickleScan.scan(fixture.file(), ALLOWED, PickleLimits.defaults());

        assertThat(scan).isInstanceOf(PickleScan.Refused.class);
        Refusal refusal = ((PickleScan.Refused) scan).refusal();
        assertThat(fixture.reasons())
                .anySatisfy(reason -> assertThat(refusal.code()).startsWith("pickle." + reason));
        if (Set.of("unknown-class", "embedded-code", "forbidden-call", "unsupported-pickle")
                .contains(fixture.reasons().getFirst())) {
            assertThat(String.join(" ", refusal.args().values())).contains(fixture.detail());
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void files_that_hold_only_data_are_left_to_whoever_looks_for_a_model(Fixture fixture) throws Exception {
        PickleScan scan = PickleScan.scan(fixture.file(), ALLOWED, PickleLimits.defaults());

        assertThat(CONVERTERS).contains(fixture.reasons().getFirst());
        if (REFUSED_EARLIER.contains(fixture.name()) || fixture.reasons().contains("resource-limit")) {
            assertThat(scan).isInstanceOfAny(PickleScan.Refused.class, PickleScan.Read.class);
        } else {
            assertThat(scan).isInstanceOf(PickleScan.Read.class);
        }
        if (fixture.reasons().contains("unknown-function")) {
            assertThat(scan.report().globals())
                    .contains(new NamedGlobal(PyValue.Global.of(fixture.detail()), Use.MENTIONED, false));
        }
    }
}
