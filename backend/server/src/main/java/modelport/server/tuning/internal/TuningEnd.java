package modelport.server.tuning.internal;

import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/**
 * How a search ended.
 *
 * @param stopped why it ended before every setting was tried; absent where every one was
 */
public record TuningEnd(@Nullable Message stopped) {}
