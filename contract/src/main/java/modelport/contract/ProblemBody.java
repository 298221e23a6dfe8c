package modelport.contract;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 {@code application/problem+json} writes it. */
@Schema(description = "A problem, RFC 9457")
public record ProblemBody(
        @Schema(description = "Address of the explanation") String type,
        @Schema(description = "Short summary") String title,
        @Schema(description = "The HTTP status") int status,

        @Schema(description = "A sentence in the caller's language")
        String detail,

        @Schema(description = "Stable and machine-readable") String code,

        @Schema(description = "What the sentence was made with")
        Map<String, String> args,

        @Schema(description = "The number under which the server's log tells more") @Nullable
        String instance) {
    public ProblemBody {
        args = Map.copyOf(args);
    }
    /** The media type of such an answer. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
