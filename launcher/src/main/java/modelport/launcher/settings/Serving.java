package modelport.launcher.settings;

import java.time.Duration;

/** What the gateway takes on. */
public record Serving(
        @Setting(
                name = "MODEL_MEMORY",
                kind = Kind.BYTES,
                standard = "2GB",
                property = "modelport.gateway.model-memory",
                says = "What the loaded models of this node may take together, by the sizes of their files.")
        Bytes modelMemory,

        @Setting(
                name = "REQUEST_MAX",
                kind = Kind.BYTES,
                standard = "32MB",
                property = "modelport.gateway.request-max",
                says = "The longest body of a request.")
        Bytes requestMax,

        @Setting(
                name = "REQUEST_DEADLINE",
                kind = Kind.DURATION,
                standard = "30s",
                property = "modelport.gateway.request-deadline",
                says = "A request that waited longer is dropped before it runs.")
        Duration requestDeadline,

        @Setting(
                name = "BATCH_MAX",
                kind = Kind.COUNT,
                standard = "32",
                property = "modelport.gateway.batch-max",
                says = "Rows that run together on a heavy model.")
        int batchMax,

        @Setting(
                name = "QUEUE_MAX",
                kind = Kind.DURATION,
                standard = "100ms",
                property = "modelport.gateway.queue-max",
                says =
                        "Work that may wait for a heavy model, in estimated time; beyond it requests are refused with 429.")
        Duration queueMax,

        @Setting(
                name = "PROFILE_FLUSH",
                kind = Kind.DURATION,
                standard = "10s",
                property = "modelport.serving.profile-flush",
                says =
                        "How often this node writes down what it has counted of the rows that it answered, and the predictions that it keeps: what a crash may cost.")
        Duration profileFlush,

        @Setting(
                name = "PREDICTION_LOG_RATE",
                kind = Kind.COUNT_OR_ZERO,
                standard = "50",
                property = "modelport.serving.prediction-log-rate",
                says = "So many rows a second of each endpoint are kept with their answers, on average; 0 keeps none.")
        int predictionLogRate,

        @Setting(
                name = "PREDICTION_KEEP",
                kind = Kind.DURATION,
                standard = "30d",
                property = "modelport.serving.prediction-keep",
                says = "Kept predictions are forgotten after so long.")
        Duration predictionKeep) {}
