package modelport.server.artifacts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Limits of uploads.
 *
 * @param max the largest file, in bytes
 * @param expires an upload that is not used is dropped after so long
 * @param lease nobody else writes to an upload for so long after its writer last gave a sign of life
 * @param writeBack the database hears of received bytes at least this often
 */
@ConfigurationProperties("modelport.upload")
public record UploadConfig(
        @ReadableBytes @Bindable(defaultValue = "50GB") long max,
        @Bindable(defaultValue = "48h") Duration expires,
        @Bindable(defaultValue = "60s") Duration lease,
        @ReadableBytes @Bindable(defaultValue = "64MB") long writeBack) {}
