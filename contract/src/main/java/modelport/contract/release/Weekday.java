package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** A day of the week, from Monday on as ISO 8601 counts. */
@Schema(description = "A day of the week")
public enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY
}
