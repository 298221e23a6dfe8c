package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Slug;

/** The tenant: it owns models, datasets, members and policies. */
@Schema(description = "The tenant: it owns models, datasets, members and policies")
public record Project(
        @Schema(description = "Its name in addresses") Slug name,
        @Schema(description = "Its name for people") String title,

        @Schema(description = "IANA time zone of its schedules")
        String timeZone,

        @Schema(description = "When it was made") Instant createdAt) {}
