package modelport.contract.artifacts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Where to send a file's bytes, and with what. */
@Schema(description = "Where to send a file's bytes, and with what")
public record UploadTicket(
        @Schema(description = "The upload") UUID id,

        @Schema(description = "Path of the tus 1.0.0 upload on this server")
        String location,

        @Schema(description = "A token that is good for this one upload")
        String token,

        @Schema(description = "Until when it can be resumed")
        Instant expiresAt) {
    @Override
    public String toString() {
        return "UploadTicket[" + id + "]";
    }
}
