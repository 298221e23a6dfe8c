package modelport.contract.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Something that happened. */
@Schema(description = "Something that happened")
public record Event(
        @Schema(description = "Place in the order of events; resume after it")
        String id,

        @Schema(description = "Where it happened; absent for the whole installation") @Nullable
        Slug project,

        @Schema(description = "What kind of thing, such as version.ready")
        String topic,

        @Schema(description = "What it happened to, such as model and version")
        Map<String, String> subject,

        @Schema(description = "When it happened") Instant at) {
    public Event {
        subject = Map.copyOf(subject);
    }
}
