package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An opaque token and how long it is good for. */
@Schema(description = "An opaque token and how long it is good for")
public record Session(
        @Schema(description = "Send it as Bearer") String token,
        @Schema(description = "When it stops working") Instant expiresAt) {
    @Override
    public String toString() {
        return "Session[until " + expiresAt + "]";
    }
}
