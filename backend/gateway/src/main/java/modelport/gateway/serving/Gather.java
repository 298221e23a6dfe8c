package modelport.gateway.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import modelport.gateway.json.JsonBytes;
import modelport.inference.Tensor;
import org.jspecify.annotations.Nullable;

/** Puts the answers to a request's parts together again; the first part that fails answers for all. */
final class Gather {
    private final Call call;
    private final Question question;
    private final @Nullable Map<String, Tensor>[] parts;
    private final Deque<Job> later = new ArrayDeque<>();
    private int missing;
    private boolean failed;

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
    Gather(Call call, Question question, int count) {
        this.call = call;
        this.question = question;
        this.parts = new Map[count];
        this.missing = count;
    }

    /** A part that waits until another one is answered: so a big request never fills the queue. */
    synchronized void later(Job job) {
        later.addLast(job);
    }

    /** The part whose turn it is now; empty if there is none, or no sense in it. */
    synchronized Optional<Job> next() {
        return failed ? Optional.empty() : Optional.ofNullable(later.pollFirst());
    }

    synchronized boolean isFailed() {
        return failed;
    }

    synchronized void arrived(int part, Map<String, Tensor> answer, JsonBytes out) {
        parts[part] = answer;
        if (--missing == 0 && !failed) {
            Outputs outputs = Outputs.of(joined());
            Live live = call.live();
            if (live != null) {
                live.watch().keep(call, Watch.rows(question, live.form(), outputs, 0));
            }
            call.reply(question.writer().write(call, outputs, 0, question.rows(), out));
        }
    }

    synchronized void failed(Throwable failure) {
        if (!failed) {
            failed = true;
            call.fail(failure);
        }
    }

    private Map<String, Tensor> joined() {
        var joined = new LinkedHashMap<String, Tensor>();
        for (String name : Objects.requireNonNull(parts[0]).keySet()) {
            List<Tensor> pieces = new ArrayList<>(parts.length);
            Arrays.stream(parts)
                    .forEach(part -> pieces.add(
                            Objects.requireNonNull(Objects.requireNonNull(part).get(name))));
            joined.put(name, Tensor.concat(pieces));
        }
        return joined;
    }
}
