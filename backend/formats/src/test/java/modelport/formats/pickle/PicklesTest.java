package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicklesTest {
    static Stream<Path> models() throws IOException {
        return Fixtures.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void models_of_every_release_are_read(Path file) throws Exception {
        PyValue value = Pickles.read(file);

        assertThat(value).isNotNull();
        assertThat(PickleTree.of(value)).isNotBlank();
    }
}
