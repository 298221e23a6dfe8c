package modelport.client;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import modelport.contract.EventsApi;
import modelport.contract.ProblemException;
import modelport.contract.events.Event;
import org.jspecify.annotations.Nullable;

/** {@link EventsApi} over one stream of server-sent events, on a virtual thread; resumes after lost connections. */
record HttpEvents(Http http) implements EventsApi {
    private static final String DATA = "data: ";
    private static final Duration RETRY = Duration.ofSeconds(1);

    @Override
    public Subscription subscribe(Consumer<Event> listener) {
        var stream = new AtomicReference<@Nullable Stream<String>>();
        Thread reader = Thread.ofVirtual().name("events").start(() -> read(listener, stream));
        return () -> {
            reader.interrupt();
            Stream<String> open = stream.get();
            if (open != null) {
                open.close();
            }
        };
    }

    private void read(Consumer<Event> listener, AtomicReference<@Nullable Stream<String>> stream) {
        var last = new AtomicReference<@Nullable String>();
        while (!Thread.currentThread().isInterrupted()) {
            try (Stream<String> lines = open(last.get())) {
                stream.set(lines);
                lines.filter(line -> line.startsWith(DATA))
                        .map(line -> line.substring(DATA.length()))
                        .filter(data -> !data.isBlank())
                        .map(data -> Http.JSON.readValue(data, Event.class))
                        .forEach(event -> {
                            last.set(event.id());
                            listener.accept(event);
                        });
                pause();
            } catch (UncheckedIOException e) {
                pause();
            } catch (ProblemException e) {
                if (e.problem().status() < 500) {
                    return;
                }
                pause();
            }
        }
    }

    private Stream<String> open(@Nullable String last) {
        var request = http.request("events").header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return http.send(request.GET(), HttpResponse.BodyHandlers.ofLines()).body();
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
