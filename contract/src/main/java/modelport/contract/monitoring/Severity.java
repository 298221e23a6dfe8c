package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** How bad an alert is. */
@Schema(description = "How bad an alert is")
public enum Severity {
    /** Users of the model are hurt now. */
    CRITICAL,
    /** Somebody should look today. */
    WARNING,
    /** Good to know. */
    INFO
}
