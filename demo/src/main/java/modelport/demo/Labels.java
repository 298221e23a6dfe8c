package modelport.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.NewFeedback;
import modelport.demo.Traffic.Answered;
import tools.jackson.databind.json.JsonMapper;

/** What it turned out to be, for every other request: the pathologist's word, some seconds later. */
final class Labels {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TOGETHER = 200;
    /** Predictions are written down every ten seconds; before, nobody knows what a label is about. */
    private static final Duration LATER = Duration.ofSeconds(15);

    private static final int EVERY = 2;

    private final Person author;
    private final Deque<Known> waiting = new ArrayDeque<>();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    private record Known(long since, NewFeedback label) {}

    Labels(Person author) {
        this.author = author;
    }

    void hear(Answered answered) {
        if (seen.getAndIncrement() % EVERY != 0) {
            return;
        }
        String id = JSON.readTree(answered.json()).path("predictionId").asString();
        if (isStored(id)) {
            add(UUID.fromString(id), answered);
        }
    }

    /** Labels that the product took. */
    long taken() {
        return taken.get();
    }

    /** Tells what is known for long enough, and how many labels were taken so far. */
    long tell() {
        List<NewFeedback> known = ripe(1);
        if (!known.isEmpty()) {
            send(known);
        }
        return taken();
    }

    private void add(UUID prediction, Answered answered) {
        synchronized (waiting) {
            for (int row = 0; row < answered.patients().size(); row++) {
                Object label = answered.patients().get(row).diagnosis();
                waiting.add(new Known(System.nanoTime(), new NewFeedback(prediction, row, label, null, null, null)));
            }
        }
        List<NewFeedback> known = ripe(TOGETHER);
        if (!known.isEmpty()) {
            send(known);
        }
    }

    private void send(List<NewFeedback> known) {
        FeedbackReceipt receipt = author.client().monitors().tell(author.project(), known);
        taken.addAndGet(receipt.taken());
    }

    /** Labels that have waited, if there are at least so many. */
    private List<NewFeedback> ripe(int least) {
        synchronized (waiting) {
            long then = System.nanoTime() - LATER.toNanos();
            List<NewFeedback> known = waiting.stream()
                    .takeWhile(each -> each.since() - then <= 0)
                    .map(Known::label)
                    .toList();
            if (known.size() < least) {
                return List.of();
            }
            known.forEach(_ -> waiting.removeFirst());
            return known;
        }
    }

    /** The last bit of a prediction's id says so; a label for any other would have to bring what was answered. */
    private static boolean isStored(String id) {
        return Character.digit(id.charAt(id.length() - 1), 16) % 2 == 1;
    }
}
