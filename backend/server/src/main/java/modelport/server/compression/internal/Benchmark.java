package modelport.server.compression.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import modelport.compression.Zipped;
import modelport.contract.Message;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.evaluation.Measured;
import modelport.evaluation.Answers;
import modelport.evaluation.Duel;
import modelport.evaluation.Evaluator;
import modelport.evaluation.EvaluatorOptions;
import modelport.evaluation.Findings;
import modelport.evaluation.Machine;
import modelport.evaluation.ModelFile;
import modelport.evaluation.ModelRows;
import modelport.evaluation.Progress;
import modelport.evaluation.Quality;
import modelport.evaluation.RowModel;
import modelport.evaluation.Timing;
import modelport.evaluation.TimingOptions;
import modelport.server.jobs.ChildTask.Report;
import org.jspecify.annotations.Nullable;

/**
 * The version itself, in memory and measured: what every candidate is held against.
 *
 * @param answers to all rows; null where candidates are compared with the version's own answers, as embeddings are
 */
record Benchmark(
        RowModel model,
        ModelRows rows,
        Quality quality,
        Findings findings,
        @Nullable Answers answers) implements AutoCloseable {
    private static final TimingOptions TIME = new TimingOptions(10, 50, Duration.ofMillis(500), Duration.ofSeconds(5));
    /** Enough for a model to be warm. */
    private static final TimingOptions MEMORY = new TimingOptions(5, 5, Duration.ofMillis(20), Duration.ofSeconds(5));

    /** Measures the version, and tells what was found. */
    static Benchmark measure(CompressionOrder order, SearchRows measured, Report report) throws Exception {
        report.progress(0, Message.of("compression.parent"));
        CompressionOrder.Model version = order.model();
        Path folder = Path.of(version.folder());
        Path file = folder.resolve(version.mainFile());
        var parent = new ModelFile(file, folder, version.signature());
        ModelRows rows = measured.measured(version.signature());
        Timing timing = report.quietly(() -> Timing.measure(parent, rows, TIME, Progress.none()));
        RowModel model = parent.load();
        try {
            Quality quality = Quality.of(rows);
            Path answers = report.folder().resolve("parent.answers");
            EvaluatorOptions options = options(quality, model, rows, answers);
            Findings findings = Evaluator.evaluate(model, rows, options, Progress.none());
            var figures = new MeasuredModel(
                    java.nio.file.Files.size(file),
                    Zipped.bytes(file),
                    quality.of(findings),
                    measures(quality, findings),
                    timing.batches().getFirst().p50Ms(),
                    timing.batches(),
                    timing.memoryBytes(),
                    version.signature().batchInvariant());
            report.partial(new Found.Parent(figures, quality.meaning(), Machine.name()));
            return new Benchmark(model, rows, quality, findings, opened(quality, answers));
        } catch (Exception e) {
            model.close();
            throw e;
        }
    }

    /** What a candidate is worth beside the version. */
    Verdict judge(ModelFile file, ModelRows candidateRows, Path answersFile, Report report) throws Exception {
        Timing alone = report.quietly(() -> Timing.measure(file, candidateRows, MEMORY, Progress.none()));
        try (RowModel candidate = file.load()) {
            EvaluatorOptions options = options(quality, model, rows, answersFile);
            Findings found = Evaluator.evaluate(candidate, candidateRows, options, Progress.none());
            var judgement = quality.judge(findings, found, compared(opened(quality, answersFile)));
            Duel duel = report.quietly(() -> Duel.time(
                    new Duel.Duellist(model, rows),
                    new Duel.Duellist(candidate, candidateRows),
                    TIME,
                    Progress.none()));
            return new Verdict(judgement, measures(quality, found), duel, alone.memoryBytes());
        }
    }

    @Override
    public void close() {
        model.close();
    }

    /** Row by row, where there are answers of both. */
    private Answers.@Nullable Compared compared(@Nullable Answers candidate) throws IOException {
        return answers == null || candidate == null ? null : Answers.compare(answers, candidate);
    }

    private static @Nullable Answers opened(Quality quality, Path answers) throws IOException {
        return quality.isAgainstParent() ? null : Answers.open(answers);
    }

    private static EvaluatorOptions options(Quality quality, RowModel model, ModelRows rows, Path answers) {
        EvaluatorOptions plain = EvaluatorOptions.plain();
        return quality.isAgainstParent()
                ? plain.withReference(new EvaluatorOptions.Reference(model, rows))
                : plain.withAnswers(answers);
    }

    /** The metric that counts, and a few others. */
    private static List<Measured> measures(Quality quality, Findings findings) {
        var measures = new ArrayList<Measured>();
        measures.add(quality.of(findings));
        findings.headline().stream()
                .filter(measured -> !Objects.equals(measured.metric(), quality.metric()))
                .forEach(measures::add);
        return measures;
    }
}
