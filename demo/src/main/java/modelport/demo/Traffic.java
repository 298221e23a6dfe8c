package modelport.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.demo.Patients.Patient;

/** The clinic asks about one patient after the other, in the background, until it is told to stop. */
final class Traffic implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int ROWS = 4;
    private static final int OK = 200;
    private static final long SEED = 7;

    private final ModelportClient client;
    private final Slug endpoint;
    private final Patients patients;
    private final Consumer<Answered> listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final AtomicBoolean newMicroscope = new AtomicBoolean();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** Some patients, and what the model said about them. */
    record Answered(List<Patient> patients, String json) {}

    Traffic(ModelportClient client, Slug endpoint, List<String> clinic, Consumer<Answered> listener) {
        this.client = client;
        this.endpoint = endpoint;
        this.patients = new Patients(clinic, SEED);
        this.listener = listener;
    }

    /** So many requests as fast as they are answered. */
    void hurry(int count) {
        for (int i = 0; i < count; i++) {
            send();
        }
    }

    /** From now on a request every {@code pause}. */
    void trickle(Duration pause) {
        threads.execute(() -> {
            while (!threads.isShutdown()) {
                try {
                    send();
                    Thread.sleep(pause);
                } catch (InterruptedException | RejectedExecutionException e) {
                    // It was closed in between.
                    return;
                }
            }
        });
    }

    /** The day on which the clinic changes its microscope. */
    void changeMicroscope() {
        newMicroscope.set(true);
    }

    long requests() {
        return requests.get();
    }

    long rows() {
        return rows.get();
    }

    /** Requests that were not answered with predictions. */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void send() {
        List<Patient> asked = draw();
        room.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                ask(asked);
            } finally {
                room.release();
            }
        });
    }

    private synchronized List<Patient> draw() {
        return IntStream.range(0, ROWS)
                .mapToObj(_ -> patients.next(newMicroscope.get()))
                .toList();
    }

    private void ask(List<Patient> asked) {
        String body = asked.stream().map(Patient::json).collect(Collectors.joining(",", "{\"features\":[", "]}"));
        try {
            Answer answer = client.endpoints().predict(endpoint, body);
            requests.incrementAndGet();
            if (answer.status() == OK) {
                rows.addAndGet(asked.size());
                listener.accept(new Answered(asked, answer.body()));
            } else {
                refused.incrementAndGet();
            }
        } catch (UncheckedIOException e) {
            // The product restarts, or the story is over; the next request tells.
            refused.incrementAndGet();
        }
    }
}
