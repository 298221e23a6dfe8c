package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import modelport.inference.InferenceException;
import modelport.processing.audio.Wave;

class RecordingsFuzzTest {
    private static final int SECONDS = 60;

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_a_recording_or_refused(byte[] bytes) {
        try {
            assertThat(Wave.read(bytes, SECONDS).seconds()).isPositive();
        } catch (InferenceException refused) {
            assertThat(refused.problem().code()).startsWith("processing.audio-");
        }
    }
}
