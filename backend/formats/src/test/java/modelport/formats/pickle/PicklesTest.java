package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import modelport.formats.sklearn.KnownNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicklesTest {
    static Stream<Path> models() throws IOException {
        return Stream.concat(Fixtures.models(), Samples.all("small").stream());
    }

    @ParameterizedTest
    @MethodSource("models")
    void models_of_every_release_are_known_by_their_content_and_read(Path file) throws Exception {
        assertThat(FileKinds.detect(file)).isIn(FileKind.PICKLE, FileKind.JOBLIB);
        assertThat(PickleTree.of(Pickles.read(file))).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("models")
    void models_of_every_release_name_nothing_but_what_converters_know(Path file) throws Exception {
        assertThat(PickleScan.scan(file, KnownNames.allowed(), PickleLimits.defaults()))
                .isInstanceOf(PickleScan.Read.class);
    }
}
