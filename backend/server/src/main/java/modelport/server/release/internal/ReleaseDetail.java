package modelport.server.release.internal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import modelport.server.database.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What lists of releases leave out.
 *
 * @param policyNumber the policy that it is under
 * @param notes why
 * @param plan how traffic moves
 * @param parameters what the version is run with
 * @param reviewUntil when the review ends, if it is in review
 * @param approvedUntil when the approval ends, if it is approved
 * @param job what checks it or rolls it out, if anything did
 */
public record ReleaseDetail(
        int policyNumber,
        String notes,
        Map<String, Object> plan,
        Map<String, Object> parameters,
        @Nullable Instant reviewUntil,
        @Nullable Instant approvedUntil,
        @Nullable UUID job) {
    /** The argument is the release. */
    public static final String SELECT =
            "select policy_number, notes, plan, parameters, review_until, approved_until, job_id "
                    + "from release where id = ?";

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    /** Reads a row of {@link #SELECT}. */
    public static ReleaseDetail of(Row row) {
        return new ReleaseDetail(
                row.integer("policy_number"),
                row.text("notes"),
                row.json("plan", MEMBERS),
                row.json("parameters", MEMBERS),
                row.findInstant("review_until").orElse(null),
                row.findInstant("approved_until").orElse(null),
                row.findUuid("job_id").orElse(null));
    }
}
