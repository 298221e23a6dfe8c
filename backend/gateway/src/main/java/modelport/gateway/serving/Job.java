package modelport.gateway.serving;

import java.util.LinkedHashMap;
import java.util.Map;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.profile.Counter;
import modelport.gateway.profile.Profile;
import modelport.inference.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A request, or a part of a big one, that waits for a model.
 *
 * @param units what it costs, in units of the {@link CostModel}
 * @param bucket jobs of different buckets never run together
 * @param expiresAt when it is too late to run it, on the clock of {@link System#nanoTime()}
 * @param gather where a part goes; null if the job is the whole request
 * @param part number of that part
 */
record Job(
        Call call,
        Question question,
        double units,
        long bucket,
        long expiresAt,
        @Nullable Gather gather,
        int part) {
    int rows() {
        return question.rows();
    }

    boolean isPointless() {
        return call.isAbandoned() || (gather != null && gather.isFailed());
    }

    /** Counts rows from {@code from} on; keeps them if they are a whole request, as parts are kept together. */
    void note(Counter counter, Outputs outputs, int from) {
        Live live = call.live();
        if (live == null || live.watch().isNothing()) {
            return;
        }
        Profile.Rows rows = Watch.rows(question, live.form(), outputs, from);
        live.watch().count(counter, rows);
        if (gather == null) {
            live.watch().keep(call, rows);
        }
    }

    /** The answer is rows {@code from} to {@code to} of {@code answers}. */
    void answer(Map<String, Tensor> answers, Outputs outputs, int from, int to, JsonBytes out) {
        if (gather == null) {
            call.reply(question.writer().write(call, outputs, from, to, out));
            return;
        }
        var mine = new LinkedHashMap<String, Tensor>();
        answers.forEach((name, tensor) -> mine.put(name, tensor.slice(from, to)));
        gather.arrived(part, mine, out);
    }

    void fail(Throwable failure) {
        if (gather == null) {
            call.fail(failure);
        } else {
            gather.failed(failure);
        }
    }
}
