package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Recordings become samples, whole or in windows. */
@Schema(description = "Recordings become samples, whole or in windows")
public record AudioPreparation(
        @Schema(description = "Name of the model's input; absent for its first one") @Nullable
        String input,

        @Schema(description = "Samples a second, one channel; recordings are resampled to it")
        int sampleRate,

        @Schema(description = "New samples of a run; 0 gives the whole recording at once")
        int window,

        @Schema(description = "Samples from before a window that go in with it")
        int context,

        @Schema(description = "Name of an input that wants the sample rate; absent if there is none") @Nullable
        String rateInput,

        @Schema(description = "What the model remembers from one window to the next")
        List<StateTensor> states,

        @Schema(description = "What is done to loudness") AudioScaling scaling,

        @Schema(description = "Longer recordings are refused")
        int maxSeconds)
        implements Preparation {
    public AudioPreparation {
        states = List.copyOf(Objects.requireNonNullElse(states, List.of()));
    }

    /** Whether the model hears a recording window by window. */
    public boolean windowed() {
        return window > 0;
    }
}
