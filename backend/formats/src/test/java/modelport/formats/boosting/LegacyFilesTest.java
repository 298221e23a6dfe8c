package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XGBoost's files of before it wrote JSON. */
class LegacyFilesTest {
    @TempDir
    private Path folder;

    @Test
    void the_old_binary_format_is_known_and_refused_with_a_hint() throws Exception {
        Path marked = TreeRecord.named("python-1.7/expected.jsonl", "booster").file(".model");
        byte[] bytes = Files.readAllBytes(marked);
        // Before it had JSON, XGBoost put no mark in front.
        Path unmarked = Files.write(folder.resolve("booster"), Arrays.copyOfRange(bytes, 4, bytes.length));

        for (Path file : List.of(marked, unmarked)) {
            assertThat(FileKinds.detect(file)).isEqualTo(FileKind.XGBOOST);
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> Boosters.read(file, FileKind.XGBOOST));
            assertThat(refused.refusal().code()).isEqualTo("boosting.legacy");
        }
    }
}
