package modelport.server.compression.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import modelport.compression.Calibration;
import modelport.compression.Compression;
import modelport.compression.Outcome;
import modelport.compression.Progress;
import modelport.compression.Recipe;
import modelport.compression.Recipes;
import modelport.contract.Message;
import modelport.contract.compression.CandidateState;
import modelport.contract.processing.Processing;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.evaluation.EvaluationException;
import modelport.evaluation.ModelFile;
import modelport.inference.InferenceException;
import modelport.server.imports.Inspection;
import modelport.server.jobs.ChildTask.Report;
import modelport.server.jobs.PermanentFailure;
import org.jspecify.annotations.Nullable;

/** Tries one recipe after the other. Whatever goes wrong with one, the others are tried. */
final class Search {
    private static final double MADE = 0.6;

    private final CompressionOrder order;
    private final SearchRows rows;
    private final Benchmark parent;
    private final Report report;
    private final Calibration calibration;
    private final Path model;

    Search(CompressionOrder order, SearchRows rows, Benchmark parent, Report report) {
        this.order = order;
        this.rows = rows;
        this.parent = parent;
        this.report = report;
        this.calibration = rows.calibration(parent.model());
        this.model = Path.of(order.model().folder()).resolve(order.model().mainFile());
    }

    void run() {
        for (int i = 0; i < order.recipes().size(); i++) {
            String code = order.recipes().get(i);
            report.partial(new Found.Begun(code));
            Found found = Recipes.find(code, order.model().signature())
                    .map(recipe -> attempt(recipe, new Steps(report, order.recipes(), recipe)))
                    .orElseGet(() -> missed(code, Message.of("compression.recipe-gone", "recipe", code)));
            report.partial(found);
        }
    }

    private Found attempt(Recipe recipe, Steps steps) {
        try {
            return make(recipe, steps);
        } catch (PermanentFailure e) {
            return missed(recipe.code(), e.reason());
        } catch (EvaluationException e) {
            return missed(recipe.code(), e.reason());
        } catch (InferenceException e) {
            return missed(recipe.code(), e.problem());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            report.log(recipe.code() + ": " + trace);
            return missed(recipe.code(), Message.of("compression.broke", "error", e.toString()));
        }
    }

    private Found make(Recipe recipe, Steps steps) throws Exception {
        Path folder = Files.createDirectories(report.folder().resolve(recipe.code()));
        long start = System.nanoTime();
        Outcome outcome = Compression.run(model, recipe, calibration, folder.resolve("made.onnx"), steps);
        long makeMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return switch (outcome) {
            case Outcome.Unfit(Message reason) -> new Found.Missed(recipe.code(), CandidateState.UNFIT, reason);
            case Outcome.Made made -> {
                steps.measuring();
                yield measure(recipe, made, makeMs, folder);
            }
        };
    }

    private Found measure(Recipe recipe, Outcome.Made made, long makeMs, Path folder) throws Exception {
        Inspection content = inspect(made, folder);
        Path files = folder.resolve(Inspection.FILES);
        var candidate = new ModelFile(files.resolve(content.mainFile()), files, content.signature());
        Verdict verdict = parent.judge(
                candidate, rows.measured(content.signature()), folder.resolve("candidate.answers"), report);
        boolean lost = parent.model().signature().batchInvariant()
                && !content.signature().batchInvariant();
        CandidateFigures figures = Sheet.of(made, verdict, makeMs, content.signature(), lost);
        return new Found.Made(recipe.code(), content, figures);
    }

    /** The version's files with another model; what the version takes and gives, the candidate does too. */
    private Inspection inspect(Outcome.Made made, Path folder) throws IOException {
        CompressionOrder.Model version = order.model();
        Map<String, Path> files = new LinkedHashMap<>();
        Path stored = Path.of(version.folder());
        version.files().forEach(path -> files.put(path, stored.resolve(path)));
        files.put(version.mainFile(), made.file());
        Inspection found = Inspection.of(
                files, inputs(version.samples()), version.parameters(), several(version.signature()), folder);
        if (!found.mainFile().equals(version.mainFile())) {
            throw new IllegalStateException("the scan takes " + found.mainFile() + " for the model");
        }
        Signature before = version.signature();
        boolean batchInvariant = before.batchInvariant()
                && made.batchInvariant()
                && found.signature().batchInvariant();
        return found.with(before.withBatchInvariant(batchInvariant)
                .withParameters(found.signature().parameters()));
    }

    /** Which of several models is which; a single one needs no telling. */
    private static @Nullable Processing several(Signature signature) {
        Processing processing = signature.processing();
        return processing != null && processing.stages().size() > 1 ? processing : null;
    }

    /** The answers to samples may differ a little. */
    private static @Nullable Samples inputs(@Nullable Samples samples) {
        return Optional.ofNullable(samples)
                .map(known -> new Samples(known.inputs(), null))
                .orElse(null);
    }

    private static Found missed(String recipe, Message reason) {
        return new Found.Missed(recipe, CandidateState.FAILED, reason);
    }

    /** How far a recipe is, as part of all that are to be tried. */
    private record Steps(Report report, int place, int count, String recipe) implements Progress {
        Steps(Report report, java.util.List<String> recipes, Recipe recipe) {
            this(report, recipes.indexOf(recipe.code()), recipes.size(), recipe.code());
        }

        @Override
        public void at(Message step, double share) {
            report.progress((place + MADE * Math.clamp(share, 0, 1)) / count, step);
        }

        /** Whoever stops the search kills the process. */
        @Override
        public boolean isCancelled() {
            return false;
        }

        void measuring() {
            report.progress((place + MADE) / count, Message.of("compression.measuring", "recipe", recipe));
        }
    }
}
