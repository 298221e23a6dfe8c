package modelport.ui.fakes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import modelport.contract.EventsApi;
import modelport.contract.events.Event;

/** Tells every subscriber at once, on the thread of whoever caused it. */
public final class FakeEvents implements EventsApi {
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong last = new AtomicLong();

    @Override
    public Subscription subscribe(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void tell(String topic, Map<String, String> subject) {
        var event = new Event(Long.toString(last.incrementAndGet()), null, topic, subject, FakeModelport.now());
        listeners.forEach(listener -> listener.accept(event));
    }

    public int subscribers() {
        return listeners.size();
    }
}
