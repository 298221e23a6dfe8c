package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import modelport.compression.Outcome.Made;
import modelport.compression.Pass.MagnitudePruning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagnitudeTest {
    @TempDir
    private Path folder;

    @Test
    void zeros_save_bytes_only_where_the_file_is_packed() {
        Path model = Nets.write(Nets.perceptron(64, 64, 32, 1), folder, "net");

        Outcome outcome = Nets.run(model, new MagnitudePruning(0.8), Calibration.none(), folder);

        assertThat(outcome).isInstanceOf(Made.class);
        Made made = (Made) outcome;
        assertThat((double) made.bytes() / made.originalBytes()).isGreaterThan(0.98);
        assertThat((double) made.zippedBytes() / made.zippedOriginalBytes()).isLessThan(0.5);
        assertThat(made.passes().getFirst().done())
                .extracting(layer -> layer.how().args())
                .containsOnly(Map.of("share", "80"));
        assertThat(made.batchInvariant()).isTrue();
    }
}
