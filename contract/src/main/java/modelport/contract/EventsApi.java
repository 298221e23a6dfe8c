package modelport.contract;

import java.util.function.Consumer;
import modelport.contract.events.Event;

/** What happens, as it happens. */
public interface EventsApi {
    /** Calls back on a thread of its own until closed, over lost connections too. */
    Subscription subscribe(Consumer<Event> listener);

    /** Ends when closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
