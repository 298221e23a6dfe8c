package modelport.server.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people and programs sign in.
 *
 * @param sessionIdle a session ends when it is not used for so long
 * @param sessionMax a session ends after so long in any case
 * @param tokenMax the longest life of a program's token
 * @param passwordMin the shortest password, in characters
 * @param loginAttempts so many wrong passwords per name within {@code loginWindow} are answered; then it is closed
 * @param loginWindow how long a wrong password counts
 * @param bootstrapPassword makes the administrator {@code admin} at the first start, for installations without people
 */
@ConfigurationProperties("modelport.access")
public record AccessConfig(
        @Bindable(defaultValue = "8h") Duration sessionIdle,
        @Bindable(defaultValue = "7d") Duration sessionMax,
        @Bindable(defaultValue = "365d") Duration tokenMax,
        @Bindable(defaultValue = "12") int passwordMin,
        @Bindable(defaultValue = "10") int loginAttempts,
        @Bindable(defaultValue = "15m") Duration loginWindow,
        @Nullable String bootstrapPassword) {}
