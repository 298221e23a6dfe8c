package modelport.gateway.serving;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import modelport.contract.Message;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;
import modelport.inference.InferenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way to its one answer. */
public abstract class Call {
    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private byte[] id;
    private final long startedAt;
    private @Nullable Live live;
    private @Nullable ServedModel held;
    private volatile boolean abandoned;
    private int rows;
    private int batches;
    private int batchRows;

    protected Call(byte[] id, long startedAt) {
        this.id = id;
        this.startedAt = startedAt;
    }

    /** Hands the answer over; on any thread. The reply's buffer may be used again afterwards. */
    protected abstract void send(Reply reply);

    /** How errors look. */
    protected abstract ErrorForm errors();

    /** What the caller reads. */
    protected abstract Locale language();

    /** The prediction id: 36 ASCII characters of a UUIDv7. */
    public final byte[] id() {
        return id;
    }

    /** What the id is if the prediction is kept: its last bit says so. */
    final UUID keptId() {
        UUID other = UUID.fromString(new String(id, StandardCharsets.ISO_8859_1));
        return new UUID(other.getMostSignificantBits(), other.getLeastSignificantBits() | 1);
    }

    /** From now on it is called so; before its answer is written. */
    final void kept(byte[] keptId) {
        id = keptId;
    }

    /** On the clock of {@link System#nanoTime()}. */
    public final long startedAt() {
        return startedAt;
    }

    /** What answers this call; null as long as nothing does. */
    public final @Nullable Live live() {
        return live;
    }

    public final void servedBy(Live served) {
        live = served;
    }

    /** Keeps the model from being closed until the answer; on the thread that has just looked it up. */
    final void hold(ServedModel model) {
        model.hold();
        held = model;
    }

    /** Sends the answer; once. */
    public final void reply(Reply reply) {
        try {
            send(reply);
        } finally {
            ServedModel model = held;
            if (model != null) {
                held = null;
                model.release();
            }
        }
    }

    /** Whether nobody waits for the answer any more. */
    public final boolean isAbandoned() {
        return abandoned;
    }

    public final void abandon() {
        abandoned = true;
    }

    public final int rows() {
        return rows;
    }

    public final void rows(int count) {
        rows = count;
    }

    /** Counts a run of the model on this call's account. */
    final synchronized void ran(int ranRows) {
        batches++;
        batchRows += ranRows;
    }

    public final synchronized int batches() {
        return batches;
    }

    public final synchronized int batchRows() {
        return batchRows;
    }

    /** Answers with an error in the protocol's form. */
    public final void refuse(Refusal refusal) {
        reply(errors().write(refusal, language(), new JsonBytes(512)));
    }

    /** Answers whatever went wrong; what nobody foresaw is logged under the prediction id. */
    public final void fail(Throwable failure) {
        switch (failure) {
            case Refusal refusal -> refuse(refusal);
            case InferenceException inference -> refuse(new Refusal(status(inference.fault()), inference.problem()));
            default -> {
                var instance = new String(id, StandardCharsets.ISO_8859_1);
                log.error("prediction failed: id={}", instance, failure);
                refuse(new Refusal(500, Message.of("internal", "instance", instance)));
            }
        }
    }

    private int status(InferenceException.Fault fault) {
        return switch (fault) {
            case INPUT, RUN -> errors() == ErrorForm.PROBLEM ? 422 : 400;
            case DEADLINE -> 504;
            case UNAVAILABLE -> 503;
            case FILE -> 500;
        };
    }
}
