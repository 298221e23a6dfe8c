package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** A person's name and password. */
@Schema(description = "A person's name and password")
public record Login(
        @Schema(description = "The name to sign in with") String username,
        @Schema(description = "The password") String password) {
    @Override
    public String toString() {
        return "Login[" + username + "]";
    }
}
