package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Which alerts are wanted; all where nothing is said. */
@Schema(description = "Which alerts are wanted; all where nothing is said")
public record AlertFilter(
        @Schema(description = "Only those that stand at one of these; empty for anywhere")
        List<AlertState> states,

        @Schema(description = "Only of this endpoint") @Nullable
        Slug endpoint,

        @Schema(description = "Only as bad as this") @Nullable
        Severity severity) {
    /** Where alerts stand that are not over. */
    public static final List<AlertState> UNRESOLVED = List.of(AlertState.OPEN, AlertState.ACKNOWLEDGED);

    public AlertFilter {
        states = List.copyOf(states);
    }

    /** Every alert. */
    public static AlertFilter all() {
        return new AlertFilter(List.of(), null, null);
    }

    /** Those that are not over. */
    public static AlertFilter unresolved() {
        return new AlertFilter(UNRESOLVED, null, null);
    }
}
