package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import modelport.inference.InferenceException;
import modelport.processing.image.Pictures;

class PicturesFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_a_picture_or_refused(byte[] bytes) {
        try {
            assertThat(Pictures.read(bytes).width()).isPositive();
        } catch (InferenceException refused) {
            assertThat(refused.problem().code()).startsWith("processing.image-");
        }
    }
}
