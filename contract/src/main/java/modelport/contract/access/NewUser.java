package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What it takes to add a person. */
@Schema(description = "What it takes to add a person")
public record NewUser(
        @Schema(description = "The name to sign in with: 2 to 64 letters, digits, dots, dashes and underscores")
        String username,

        @Schema(description = "The name that others see; otherwise the username") @Nullable
        String displayName,

        @Schema(description = "The first password, at least 12 characters")
        String password,

        @Schema(description = "What this person may do in the whole installation")
        InstanceRole role) {
    @Override
    public String toString() {
        return "NewUser[" + username + "]";
    }
}
