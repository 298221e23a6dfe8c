package modelport.gateway.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.contract.Message;
import modelport.gateway.GatewayConfig;
import modelport.gateway.Refusal;
import modelport.gateway.profile.Counter;
import modelport.gateway.profile.Counters;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;

/** A loaded model and its threads: decides which way each request goes. */
final class ServedModel {
    /** A model whose run takes longer goes through its queue. */
    private static final long INLINE_NANOS = 50_000;
    /** One request may keep an event loop for so long. */
    private static final long INLINE_REQUEST_NANOS = 200_000;

    private final Engine engine;
    private final Batching batching;
    private final Units units;
    private final CostModel cost;
    private final ModelQueue queue;
    private final List<Thread> workers = new ArrayList<>();
    private final List<Counter> counters = new ArrayList<>();
    private final GatewayConfig config;
    private final List<Tick> ticks;
    private final AtomicInteger holds = new AtomicInteger(1);
    private final CompletableFuture<Boolean> unused = new CompletableFuture<>();

    ServedModel(Engine engine, Batching batching, Units units, CostModel cost, List<Tick> ticks, GatewayConfig config) {
        this.engine = engine;
        this.batching = batching;
        this.units = units;
        this.cost = cost;
        this.ticks = List.copyOf(ticks);
        this.config = config;
        int rows = batching == Batching.TOGETHER ? config.maxBatch() : 1;
        var limit = new ModelQueue.BatchLimit(rows, units.batchLimit());
        queue = new ModelQueue(cost, limit, config.workers(), config.queueMax().toNanos());
    }

    void start(String name, Counters all) {
        for (int i = 0; i < config.workers(); i++) {
            Counter counter = all.open();
            counters.add(counter);
            workers.add(Thread.ofPlatform()
                    .daemon()
                    .name("model-" + name + "-" + i)
                    .start(new Worker(queue, engine, cost, counter)));
        }
    }

    Optional<Tick> tick(Loop loop) {
        if (ticks.isEmpty() || loop.index() < 0) {
            return Optional.empty();
        }
        return Optional.of(ticks.get(loop.index())).filter(tick -> tick.isQuick(cost, INLINE_NANOS));
    }

    void ask(Call call, Question question, Loop loop) {
        Optional<Tick> tick = tick(loop).filter(one -> isShort(one, question));
        if (tick.isPresent()) {
            call.rows(question.rows());
            tick.get().add(call, question);
        } else {
            call.hold(this);
            enqueue(call, question);
        }
    }

    private boolean isShort(Tick tick, Question question) {
        return question.rows() <= tick.capacity()
                && question.inputs().size() == 1
                && question.inputs().values().iterator().next() instanceof NumberTensor;
    }

    /** Cuts big requests into parts; refuses what would wait too long. */
    void enqueue(Call call, Question question) {
        call.rows(question.rows());
        try {
            expectInTime(question);
            if (!queue.offer(jobs(call, question))) {
                call.refuse(new Refusal(429, Message.of("gateway.overloaded")));
            }
        } catch (RuntimeException e) {
            call.fail(e);
        }
    }

    /** Work that cannot be done before the deadline is not begun. */
    private void expectInTime(Question question) {
        int most = rowsPerRun(question);
        double runs = Math.ceil((double) question.rows() / most);
        if (runs > 1
                && cost.estimate(units.of(question), runs) / config.workers()
                        > config.deadline().toNanos()) {
            throw new Refusal(
                    413,
                    Message.of(
                            "gateway.too-much",
                            "rows",
                            Integer.toString(question.rows()),
                            "seconds",
                            Long.toString(config.deadline().toSeconds())));
        }
    }

    private int rowsPerRun(Question question) {
        return batching == Batching.TOGETHER ? units.rowsPerRun(question, config.maxBatch()) : 1;
    }

    private List<Job> jobs(Call call, Question question) {
        long expiresAt = call.startedAt() + config.deadline().toNanos();
        int most = rowsPerRun(question);
        int rows = question.rows();
        if (rows <= most) {
            Question asked = batching == Batching.WHOLE ? whole(question) : question;
            return List.of(new Job(call, asked, units.of(question), units.bucket(question), expiresAt, null, 0));
        }
        int count = Math.ceilDiv(rows, most);
        var gather = new Gather(call, question, count);
        var jobs = new ArrayList<Job>(config.workers());
        for (int i = 0; i < count; i++) {
            Question part = part(question, i * most, Math.min(rows, (i + 1) * most));
            var job = new Job(call, part, units.of(part), units.bucket(part), expiresAt, gather, i);
            if (i < config.workers()) {
                jobs.add(job);
            } else {
                gather.later(job);
            }
        }
        return jobs;
    }

    private static Question whole(Question question) {
        AnswerWriter writer = question.writer();
        return Question.of(
                question.inputs(),
                1,
                (call, outputs, _, _, out) -> writer.write(call, outputs, 0, AnswerWriter.ALL, out));
    }

    private static Question part(Question question, int from, int to) {
        if (!question.texts().isEmpty()) {
            return Question.of(question.texts().subList(from, to), question.writer(), question.tokens());
        }
        if (!question.payloads().isEmpty()) {
            return Question.ofPayloads(question.payloads().subList(from, to), question.writer());
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        question.inputs().forEach((name, tensor) -> inputs.put(name, tensor.slice(from, to)));
        return Question.of(inputs, to - from, question.writer());
    }

    /** Why it gave up answering, if it has. */
    Optional<Message> trouble() {
        return engine.trouble();
    }

    void revive() {
        engine.revive();
    }

    void hold() {
        holds.incrementAndGet();
    }

    void release() {
        if (holds.decrementAndGet() == 0) {
            unused.complete(true);
        }
    }

    /** Completes when nobody uses the model any more; no call may take hold of it from now on. */
    CompletableFuture<Boolean> retire(List<? extends Loop> loops) {
        List<CompletableFuture<?>> passed = new ArrayList<>();
        for (Loop loop : loops) {
            // Whatever a loop has looked up by now is in its tick or holds the model when this task runs.
            passed.add(CompletableFuture.runAsync(() -> closeTick(loop.index()), loop));
        }
        return CompletableFuture.allOf(passed.toArray(CompletableFuture[]::new)).thenCompose(_ -> {
            release();
            return unused;
        });
    }

    private void closeTick(int index) {
        if (!ticks.isEmpty()) {
            ticks.get(index).close();
        }
    }

    /** Ends the threads and gives the memory back; only when unused. */
    void close(Counters all) {
        queue.close();
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        counters.forEach(all::end);
        engine.close();
    }

    static int inlineRows(long perRow, long fixed) {
        return Math.clamp((INLINE_REQUEST_NANOS - fixed) / Math.max(1, perRow), 1, 256);
    }

    static boolean isTiny(long nanosOfOneRow) {
        return nanosOfOneRow <= INLINE_NANOS;
    }
}
