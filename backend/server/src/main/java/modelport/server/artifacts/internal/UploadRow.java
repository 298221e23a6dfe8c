package modelport.server.artifacts.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import modelport.server.database.Row;

/**
 * An upload, as the database knows it.
 *
 * @param id identity
 * @param project whose it is
 * @param filename what the sender calls it
 * @param length bytes when it is whole
 * @param received bytes that are on the disk for certain
 * @param sha256 what the sender says its hash is
 * @param state where it stands
 * @param writer who holds it, if anybody
 * @param expiresAt when it is dropped
 * @param expired whether that is over and nobody has taken it
 * @param leased whether the writer's time is not over
 */
public record UploadRow(
        UUID id,
        UUID project,
        String filename,
        long length,
        long received,
        Optional<String> sha256,
        UploadState state,
        Optional<String> writer,
        Instant expiresAt,
        boolean expired,
        boolean leased) {
    static final String SELECT = "select *, state in ('OPEN', 'COMPLETE') and expires_at <= now() as expired, "
            + "coalesce(lease_until > now(), false) as leased from upload ";

    static UploadRow of(Row row) {
        return new UploadRow(
                row.uuid("id"),
                row.uuid("project_id"),
                row.text("filename"),
                row.number("length"),
                row.number("received"),
                row.findText("sha256"),
                row.constant("state", UploadState.class),
                row.findText("node"),
                row.instant("expires_at"),
                row.bool("expired"),
                row.bool("leased"));
    }
}
