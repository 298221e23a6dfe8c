package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** How scores become probabilities. */
@Schema(description = "How scores become probabilities")
public enum Activation {
    /** They are probabilities already. */
    NONE,
    /** One of the labels is right. */
    SOFTMAX,
    /** Any number of labels is right. */
    SIGMOID
}
