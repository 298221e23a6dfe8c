package modelport.demo;

import java.util.ArrayList;
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
    private static final int EVERY = 2;

    private final Person author;
    private final List<NewFeedback> waiting = new ArrayList<>();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

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

    /** Tells what is known so far. */
    void tell() {
        List<NewFeedback> known;
        synchronized (waiting) {
            known = List.copyOf(waiting);
            waiting.clear();
        }
        if (!known.isEmpty()) {
            FeedbackReceipt receipt = author.client().monitors().tell(author.project(), known);
            taken.addAndGet(receipt.taken());
        }
    }

    private void add(UUID prediction, Answered answered) {
        boolean enough;
        synchronized (waiting) {
            for (int row = 0; row < answered.patients().size(); row++) {
                Object label = answered.patients().get(row).diagnosis();
                waiting.add(new NewFeedback(prediction, row, label, null, null, null));
            }
            enough = waiting.size() >= TOGETHER;
        }
        if (enough) {
            tell();
        }
    }

    /** The last bit of a prediction's id says so; a label for any other would have to bring what was answered. */
    private static boolean isStored(String id) {
        return Character.digit(id.charAt(id.length() - 1), 16) % 2 == 1;
    }
}
