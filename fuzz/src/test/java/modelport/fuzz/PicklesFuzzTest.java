package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.PickleLimits;
import modelport.formats.pickle.PickleScan;

class PicklesFuzzTest {
    private static final AllowList ALLOWED = AllowList.everythingUnder(Set.of("sklearn", "numpy"));
    private static final PickleLimits LIMITS =
            new PickleLimits(16L << 20, 100, 1L << 20, 16L << 20, 500, 10_000, 10_000, 1_000, 100, 200);

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_read_or_refused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".pkl");
        try {
            PickleScan scan = PickleScan.scan(Files.write(file, bytes), ALLOWED, LIMITS);

            assertThat(scan.report().globals()).hasSizeLessThanOrEqualTo(101);
        } finally {
            Files.delete(file);
        }
    }
}
