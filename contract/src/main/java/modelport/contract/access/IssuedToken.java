package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** A new token with its secret, which is shown this one time. */
@Schema(description = "A new token with its secret, which is shown this one time")
public record IssuedToken(
        @Schema(description = "The credential") Token token,

        @Schema(description = "Send it as Bearer; it is not kept anywhere")
        String secret) {
    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
