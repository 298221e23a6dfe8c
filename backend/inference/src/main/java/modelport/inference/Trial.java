package modelport.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import modelport.inference.InferenceException.Fault;
import modelport.inference.SignatureDraft.Observed;

/**
 * A model's first run: shows that it works, what it takes and gives, how long that takes, and whether rows leave each
 * other alone. It belongs in a process of its own, since a broken model may end it.
 */
public final class Trial {
    private static final int TIMED_RUNS = 5;
    private static final long TIMED_NANOS = 2_000_000_000L;
    private static final int FEWEST_TOKENS = 16;
    private static final List<String> TEXTS = List.of(
            "A short text.",
            "Modelport runs models of many kinds and measures what they do.",
            "模型",
            "This text is a good deal longer than the others, so that every batch it stands in is padded: "
                    + "it has numbers (3.14), names, punctuation, and words that say little more than that.");

    private final Path file;
    private final TrialInput input;

    private Trial(Path file, TrialInput input) {
        this.file = file;
        this.input = input;
    }

    /**
     * Runs the model in {@code file}.
     *
     * @throws InferenceException if the file, the samples or the parameters are at fault
     */
    public static TrialResult run(Path file, TrialInput input) {
        var trial = new Trial(file, input);
        Signature draft = SignatureDraft.of(file, input);
        return draft.text() == null ? trial.runNumbers(draft) : trial.runTexts(draft, draft.text());
    }

    /** What a run of rows shows, of a model that is open already. */
    static TrialResult judge(Signature draft, TrialRows rows, TrialInput input) {
        return new Trial(Path.of(""), input).result(draft, rows);
    }

    private TrialResult runNumbers(Signature draft) {
        try (FileModel model = OnnxModels.open(file, draft, LoadOptions.serving())) {
            Samples samples = input.samples();
            if (samples != null) {
                Map<String, Tensor> inputs = Rows.withMissing(draft).inputs(samples.inputs());
                return known(result(draft, new TrialRows.Tensors(model, inputs)), model);
            }
            var search = new TrialSearch(model, model.examples());
            GeneratedInputs.Plan plan = search.find();
            Map<String, Tensor> inputs = search.inputs(plan);
            return known(result(search.settled(plan), new TrialRows.Tensors(model, inputs)), model);
        }
    }

    /** What the file itself says: that rows belong together, and classes that nobody else told. */
    private static TrialResult known(TrialResult result, FileModel model) {
        Signature signature = result.signature();
        if (model.rowsBelongTogether()) {
            signature = SignatureDraft.withInvariance(signature, false);
        }
        if (signature.classes().isEmpty()) {
            signature = SignatureDraft.withClasses(signature, model.namedClasses());
        }
        return new TrialResult(
                signature,
                result.testRunMs(),
                result.rows(),
                result.tested(),
                result.largestDifference(),
                result.notes());
    }

    private TrialResult runTexts(Signature draft, TextInput text) {
        Path tokenizerFile = Objects.requireNonNull(input.tokenizer()).file();
        TextTokenizer tokenizer = TextTokenizer.load(tokenizerFile, text.maxTokens());
        try (var model = new TextModel(OnnxModels.load(file, draft, LoadOptions.serving()), tokenizer)) {
            if (takes(model, text.maxTokens())) {
                return result(draft, rows(model));
            }
        }
        var shorter = new TextInput(text.tokenizer(), text.maxTokens() / 2, text.pooling(), text.normalize());
        return runTexts(SignatureDraft.withText(draft, shorter), shorter);
    }

    /** Whether the longest text goes; where nobody said how long that is, a shorter one may. */
    private boolean takes(TextModel model, int maxTokens) {
        try {
            model.run(List.of(model.encode("a ".repeat(maxTokens))), TrialRows.DEADLINE);
            return true;
        } catch (InferenceException e) {
            boolean told = new Parameters(input.parameters()).maxTokens().isPresent();
            if (e.fault() != Fault.RUN || told || maxTokens / 2 < FEWEST_TOKENS) {
                throw e;
            }
            return false;
        }
    }

    private TrialRows rows(TextModel model) {
        Samples samples = input.samples();
        if (samples == null) {
            return texts(model, TEXTS);
        }
        boolean tokens =
                model.signature().inputs().stream().map(TensorSpec::name).anyMatch(samples.inputs()::containsKey);
        if (tokens) {
            return new TrialRows.Tensors(
                    model.model(), Rows.of(model.signature()).inputs(samples.inputs()));
        }
        if (samples.inputs().size() != 1) {
            throw InputErrors.unknownInput(String.join(", ", samples.inputs().keySet()), List.of(TextModel.TEXT));
        }
        return texts(model, Rows.texts(samples.inputs().values().iterator().next()));
    }

    private static TrialRows texts(TextModel model, List<String> texts) {
        return new TrialRows.Texts(model, texts.stream().map(model::encode).toList());
    }

    private TrialResult result(Signature draft, TrialRows rows) {
        Map<String, Tensor> answers = rows.runAll();
        Samples samples = input.samples();
        Double difference =
                samples == null || samples.outputs() == null ? null : SampleCheck.expect(samples.outputs(), answers);
        Signature seen = withObserved(draft, rows, answers);
        expectClasses(seen, answers);
        boolean batches = seen.inputs().stream().anyMatch(TrialRows.Tensors::isFree);
        Signature signature = SignatureDraft.withInvariance(seen, batches && Invariance.holds(rows));
        String tested = samples == null ? "generated" : "samples";
        return new TrialResult(signature, milliseconds(rows), rows.count(), tested, difference, notes(answers));
    }

    /** Pooled answers are not the file's own outputs, and say nothing of their sizes. */
    private static Signature withObserved(Signature draft, TrialRows rows, Map<String, Tensor> answers) {
        boolean pooled = rows instanceof TrialRows.Texts
                && draft.text() != null
                && draft.text().pooling() != Pooling.NONE;
        if (pooled) {
            return draft;
        }
        try {
            var one = new Observed(rows.run(List.of(0)), 1);
            return SignatureDraft.withObserved(draft, one, new Observed(answers, rows.count()));
        } catch (InferenceException e) {
            if (e.fault() == Fault.RUN) {
                return draft;
            }
            throw e;
        }
    }

    /** Labels that nobody asked the file for must fit something it gives. */
    private void expectClasses(Signature signature, Map<String, Tensor> answers) {
        List<String> told = new Parameters(input.parameters()).classes().orElse(List.of());
        boolean fits = answers.values().stream()
                .map(Tensor::shape)
                .anyMatch(shape -> shape.length > 0 && shape[shape.length - 1] == told.size());
        if (!told.isEmpty() && !fits) {
            throw InferenceException.of(
                    Fault.INPUT,
                    "classes-do-not-fit",
                    "found",
                    String.valueOf(told.size()),
                    "outputs",
                    String.join(
                            ", ",
                            signature.outputs().stream()
                                    .map(output -> output.name() + InputErrors.shape(output.shape()))
                                    .toList()));
        }
    }

    private static List<Message> notes(Map<String, Tensor> answers) {
        var notes = new ArrayList<Message>();
        for (var answer : answers.entrySet()) {
            long strange = 0;
            for (int i = 0; i < answer.getValue().elements(); i++) {
                boolean finite =
                        !(answer.getValue().value(i) instanceof Number number) || Double.isFinite(number.doubleValue());
                strange += finite ? 0 : 1;
            }
            if (strange > 0) {
                notes.add(Message.of(
                        "inference.output-not-finite", "output", answer.getKey(), "count", String.valueOf(strange)));
            }
        }
        return notes;
    }

    /** The median; what ran before is the warm-up. */
    private static double milliseconds(TrialRows rows) {
        var times = new ArrayList<Long>();
        long start = System.nanoTime();
        while (times.isEmpty() || (times.size() < TIMED_RUNS && System.nanoTime() - start < TIMED_NANOS)) {
            long before = System.nanoTime();
            rows.runAll();
            times.add(System.nanoTime() - before);
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2] / 1e6;
    }
}
