package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a gate looks at. */
@Schema(description = "What a gate looks at")
public enum GateKind {
    /** The newest scan refuses no file. */
    SCAN,
    /** Whoever calls the version that serves now can call this one as well. */
    SIGNATURE,
    /** The version's card says at least so much. */
    CARD,
    /** A metric on a dataset is at least so high. */
    METRIC_AT_LEAST,
    /** A metric on a dataset is at most so high. */
    METRIC_AT_MOST,
    /** A metric on a dataset is at most so much worse than that of the version that serves now. */
    NOT_WORSE,
    /** All files together have at most so many bytes. */
    SIZE,
    /** One row takes at most so many milliseconds. */
    LATENCY,
    /** Compression cost at most so much of the quality, or at most what its search allowed. */
    COMPRESSION_LOSS
}
