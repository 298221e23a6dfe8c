package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a sentence's vector is made from its tokens' vectors. */
@Schema(description = "How a sentence's vector is made from its tokens' vectors")
public enum Pooling {
    /** Mean over the tokens that count. */
    MEAN,
    /** The first token's vector. */
    CLS,
    /** The model does it itself. */
    NONE
}
