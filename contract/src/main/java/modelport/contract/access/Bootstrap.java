package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** The first administrator, made with the one-time secret that the first start prints. */
@Schema(description = "The first administrator, made with the one-time secret that the first start prints")
public record Bootstrap(
        @Schema(description = "The one-time secret") String secret,
        @Schema(description = "The name to sign in with") String username,

        @Schema(description = "The password, at least 12 characters")
        String password) {
    @Override
    public String toString() {
        return "Bootstrap[" + username + "]";
    }
}
