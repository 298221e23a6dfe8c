package modelport.contract.artifacts;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file that is about to come. */
@Schema(description = "A file that is about to come")
public record NewUpload(
        @Schema(description = "The file's name, for people and for the path in its version")
        String filename,

        @Schema(description = "Its size in bytes") long length,

        @Schema(description = "Its SHA-256 in hexadecimal, checked at the end if given") @Nullable
        String sha256) {}
