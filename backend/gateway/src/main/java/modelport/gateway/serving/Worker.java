package modelport.gateway.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import modelport.contract.Message;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.profile.Counter;
import modelport.inference.InferenceException;
import modelport.inference.InferenceException.Fault;
import modelport.inference.Tensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of a model's threads: takes batches, runs them, answers. */
final class Worker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final ModelQueue queue;
    private final Engine engine;
    private final CostModel cost;
    private final Counter counter;
    private final JsonBytes out = new JsonBytes(1 << 14);

    Worker(ModelQueue queue, Engine engine, CostModel cost, Counter counter) {
        this.queue = queue;
        this.engine = engine;
        this.cost = cost;
        this.counter = counter;
    }

    @Override
    public void run() {
        try {
            for (List<Job> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                serveSafely(batch);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever happens to a batch, the thread is there for the next one. */
    private void serveSafely(List<Job> batch) {
        try {
            serve(batch);
        } catch (RuntimeException | Error e) {
            log.error("a batch broke: size={}", batch.size(), e);
        }
    }

    private void serve(List<Job> batch) {
        List<Job> wanted = new ArrayList<>(batch.size());
        long now = System.nanoTime();
        for (Job job : batch) {
            if (job.isPointless()) {
                abandoned(job);
            } else if (now - job.expiresAt() >= 0) {
                job.fail(new Refusal(504, Message.of("gateway.expired")));
            } else {
                wanted.add(job);
            }
        }
        if (!wanted.isEmpty()) {
            run(wanted, now);
        }
    }

    private static void abandoned(Job job) {
        job.fail(new Refusal(499, Message.of("gateway.abandoned")));
    }

    private void run(List<Job> jobs, long now) {
        Map<String, Tensor> answers;
        int rows = 0;
        double units = 0;
        long deadline = Long.MAX_VALUE;
        for (Job job : jobs) {
            rows += job.rows();
            units += job.units();
            deadline = Math.min(deadline, job.expiresAt() - now);
        }
        try {
            List<Question> questions = jobs.stream().map(Job::question).toList();
            BooleanSupplier pointless = () -> jobs.stream().allMatch(Job::isPointless);
            answers = engine.run(questions, Duration.ofNanos(deadline), pointless);
            cost.observe(units, System.nanoTime() - now);
        } catch (CancellationException _) {
            jobs.forEach(Worker::abandoned);
            return;
        } catch (RuntimeException | Error e) {
            failed(jobs, e);
            return;
        }
        jobs.getFirst().call().ran(rows);
        answer(jobs, answers);
    }

    private void answer(List<Job> jobs, Map<String, Tensor> answers) {
        Outputs outputs = Outputs.of(answers);
        int row = 0;
        for (Job job : jobs) {
            try {
                job.note(counter, outputs, row);
                job.answer(answers, outputs, row, row + job.rows(), out.clear());
            } catch (RuntimeException | Error e) {
                job.fail(e);
            }
            row += job.rows();
            follow(job);
        }
    }

    private void follow(Job job) {
        if (job.gather() != null) {
            job.gather().next().ifPresent(queue::follow);
        }
    }

    /** One bad request must not fail its neighbours: they run again, each alone. */
    private void failed(List<Job> jobs, Throwable failure) {
        boolean hopeless = failure instanceof InferenceException inference
                && (inference.fault() == Fault.DEADLINE || inference.fault() == Fault.UNAVAILABLE);
        if (jobs.size() == 1 || hopeless || failure instanceof Error) {
            jobs.forEach(job -> job.fail(failure));
            return;
        }
        jobs.forEach(job -> run(List.of(job), System.nanoTime()));
    }
}
