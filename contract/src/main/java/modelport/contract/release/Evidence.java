package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What a gate saw, kept by its digest. */
@Schema(description = "What a gate saw, kept by its digest")
public record Evidence(
        @Schema(description = "SHA-256 of the document as RFC 8785 JSON")
        String digest,

        @Schema(description = "What was checked, against what, and what was found")
        Map<String, Object> document) {
    public Evidence {
        document = Map.copyOf(document);
    }
}
