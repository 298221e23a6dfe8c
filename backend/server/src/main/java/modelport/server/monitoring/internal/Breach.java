package modelport.server.monitoring.internal;

import java.time.Duration;
import java.util.List;
import modelport.contract.Message;

/**
 * A rule that is broken.
 *
 * @param summary what is wrong
 * @param needed it has to be so for so long
 * @param blamed columns that take part
 */
public record Breach(Message summary, Duration needed, List<Blamed> blamed) {
    public Breach {
        blamed = List.copyOf(blamed);
    }
}
