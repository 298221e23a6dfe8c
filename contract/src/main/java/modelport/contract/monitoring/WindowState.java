package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a span of time says against the reference. */
@Schema(description = "What a span of time says against the reference")
public enum WindowState {
    /** Too few rows to say anything. */
    INSUFFICIENT_DATA,
    /** Nothing moved. */
    STEADY,
    /** Something moved, for the first time. */
    MOVED,
    /** Something moved as it does at this hour of the week. */
    SEASONAL,
    /** Something moved and stays moved. */
    DRIFTED
}
