package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a monitor watches. */
@Schema(description = "How a monitor watches")
public record MonitorSettings(
        @Schema(description = "Length of a window, 1 to 10080; a window with too few rows is joined with the next")
        int windowMinutes,

        @Schema(description = "A window with fewer rows says nothing, at least 100")
        int leastRows,

        @Schema(
                description =
                        "Drift alarms without a drift that are allowed in a quarter; effects are chosen on the reference so that it holds")
        double falseAlarms,

        @Schema(description = "Severity of a drift of an important column; of others it is one less")
        Severity driftSeverity,

        @Schema(
                description =
                        "What quality is judged by once labels arrive, accuracy, f1 or rmse for example; absent for the usual one of the task")
        @Nullable
        String metric,

        @Schema(description = "Columns that are counted and shown, but never judged")
        List<String> ignored,

        @Schema(description = "Further alerts") List<AlertRule> rules) {
    public MonitorSettings {
        ignored = List.copyOf(ignored);
        rules = List.copyOf(rules);
    }

    /** Windows of an hour with at least 500 rows, one false alarm a quarter, no further alerts. */
    public static MonitorSettings usual() {
        return new MonitorSettings(60, 500, 1, Severity.WARNING, null, List.of(), List.of());
    }
}
