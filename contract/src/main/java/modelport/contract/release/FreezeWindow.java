package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time in which nothing is deployed, once or every week. */
@Schema(description = "A time in which nothing is deployed, once or every week, in the project's time zone")
public record FreezeWindow(
        @Schema(description = "Why, in people's own words, such as Christmas")
        String title,

        @Schema(
                description =
                        "When it begins: date and time such as 2026-12-24T18:00, or every week with a day, time alone such as 18:00")
        String from,

        @Schema(description = "When it ends, exclusive, written like its beginning")
        String to,

        @Schema(description = "The day on which it begins every week; absent if it is only once") @Nullable
        Weekday fromDay,

        @Schema(description = "The day on which it ends every week; absent if it is only once") @Nullable
        Weekday toDay) {
    /** A window that comes once. */
    public static FreezeWindow once(String title, String from, String to) {
        return new FreezeWindow(title, from, to, null, null);
    }

    /** A window that comes every week. */
    public static FreezeWindow weekly(String title, Weekday fromDay, String from, Weekday toDay, String to) {
        return new FreezeWindow(title, from, to, fromDay, toDay);
    }
}
