package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.LayerChange;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.compression.RecipeStep;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.Moved.Verdict;
import org.jspecify.annotations.Nullable;

/** What comes of recipes on a model of texts: small and fast ones, slow ones, bad ones, and ones that do not fit. */
final class FakeCandidates {
    static final long SIZE = 90_412_018;
    static final double LATENCY = 8.9;
    static final double ACCURACY = 0.934;
    private static final long ROWS = 9_120;

    /** The figures by those of the parent, or why there are none. */
    private record Outcome(
            double size,
            double loss,
            double spread,
            double time,
            boolean independent,
            @Nullable Message reason,
            boolean fits) {}

    private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

    static {
        measured("dynamic-int8", 0.252, 0.0046, 0.0025, 0.31, false);
        measured("int8-blocks", 0.264, 0.0024, 0.0022, 0.55, true);
        Stream.of("trees-50", "trees-20", "trees-10").forEach(code -> unfit(code, Message.of("compression.no-trees")));
        measured("neurons-75", 0.863, 0.0012, 0.0018, 0.91, true);
        measured("neurons-50", 0.712, 0.0153, 0.0042, 0.74, true);
        measured("neurons-25", 0.571, 0.0612, 0.0061, 0.58, true);
        measured("neurons-75+dynamic-int8", 0.221, 0.0074, 0.0031, 0.29, false);
        measured("neurons-50+dynamic-int8", 0.183, 0.0229, 0.0052, 0.25, false);
        measured("low-rank-50", 0.583, 0.0118, 0.0037, 0.82, true);
        measured("low-rank-25", 0.371, 0.1184, 0.0083, 0.55, true);
        failed("low-rank-50+dynamic-int8", Message.of("compression.not-finite", "output", "logits"));
        measured("int8-storage", 0.257, 0.0021, 0.0024, 1.31, true);
        measured("half-storage", 0.502, -0.0001, 0.0006, 1.0, true);
        unfit(
                "magnitude-50",
                Message.of(
                        "compression.not-smaller",
                        "after",
                        Long.toString(SIZE + 2_118),
                        "before",
                        Long.toString(SIZE)));
        unfit(
                "magnitude-80",
                Message.of(
                        "compression.not-smaller",
                        "after",
                        Long.toString(SIZE + 2_118),
                        "before",
                        Long.toString(SIZE)));
    }

    private FakeCandidates() {}

    /** The recipes that are tried when nobody asks for others. */
    static List<String> recipes() {
        return List.copyOf(OUTCOMES.keySet());
    }

    static MeasuredModel parent() {
        return model(1, 0, 0, 1, true);
    }

    static Candidate waiting(String recipe) {
        return without(UUID.randomUUID(), recipe, CandidateState.WAITING, null);
    }

    /** What comes of a candidate once somebody has come to it. */
    static Candidate tried(Candidate waiting) {
        Outcome outcome = OUTCOMES.get(waiting.recipe());
        if (outcome == null) {
            return without(
                    waiting.id(), waiting.recipe(), CandidateState.UNFIT, Message.of("compression.no-replacement"));
        }
        return outcome.reason() == null
                ? with(waiting, outcome)
                : without(
                        waiting.id(),
                        waiting.recipe(),
                        outcome.fits() ? CandidateState.FAILED : CandidateState.UNFIT,
                        outcome.reason());
    }

    static Candidate promoted(Candidate old, int version) {
        return new Candidate(
                old.id(),
                old.recipe(),
                old.passes(),
                old.state(),
                old.reason(),
                old.digest(),
                old.figures(),
                old.sizeRatio(),
                old.qualityLoss(),
                old.quality(),
                old.latencyRatio(),
                old.makeMs(),
                old.layers(),
                old.warnings(),
                version);
    }

    private static void measured(
            String code, double size, double loss, double spread, double time, boolean independent) {
        OUTCOMES.put(code, new Outcome(size, loss, spread, time, independent, null, true));
    }

    private static void unfit(String code, Message reason) {
        OUTCOMES.put(code, new Outcome(1, 0, 0, 1, true, reason, false));
    }

    private static void failed(String code, Message reason) {
        OUTCOMES.put(code, new Outcome(1, 0, 0, 1, true, reason, true));
    }

    private static Moved moved(Outcome outcome) {
        double low = -outcome.loss() - outcome.spread();
        double high = -outcome.loss() + outcome.spread();
        Verdict verdict = high < 0 ? Verdict.WORSE : low > 0 ? Verdict.BETTER : Verdict.WITHIN_NOISE;
        return new Moved("accuracy", ACCURACY, ACCURACY - outcome.loss(), low, high, ROWS, verdict);
    }

    private static Candidate without(UUID id, String recipe, CandidateState state, @Nullable Message reason) {
        return new Candidate(
                id,
                recipe,
                steps(recipe),
                state,
                reason,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Candidate with(Candidate old, Outcome outcome) {
        return new Candidate(
                old.id(),
                old.recipe(),
                old.passes(),
                CandidateState.MEASURED,
                null,
                Samples.digestOf(old.recipe()),
                model(outcome.size(), outcome.loss(), 0.004, outcome.time(), outcome.independent()),
                outcome.size(),
                outcome.loss(),
                moved(outcome),
                outcome.time(),
                4_000L + old.recipe().length() * 900L,
                layers(outcome.size()),
                warnings(outcome),
                null);
    }

    private static List<Message> warnings(Outcome outcome) {
        var warnings = new ArrayList<Message>();
        if (outcome.time() > 1.02) {
            warnings.add(Message.of(
                    "compression.not-fused", "layer", "/encoder/layer.0/MatMul", "operator", "DequantizeLinear"));
        }
        if (!outcome.independent()) {
            warnings.add(Message.of("compression.depends-on-neighbours", "recipe", "dynamic-int8"));
        }
        return warnings;
    }

    private static MeasuredModel model(double size, double loss, double spread, double time, boolean independent) {
        double accuracy = ACCURACY - loss;
        double latency = LATENCY * time;
        return new MeasuredModel(
                Math.round(SIZE * size),
                Math.round(SIZE * size * 0.91),
                new Measured("accuracy", accuracy, accuracy - 0.0045 - spread / 10, accuracy + 0.0045, ROWS),
                List.of(
                        new Measured("accuracy", accuracy, accuracy - 0.0045, accuracy + 0.0045, ROWS),
                        new Measured("f1-macro", accuracy - 0.013, accuracy - 0.02, accuracy - 0.006, ROWS),
                        new Measured("log-loss", 0.214 + loss * 3, 0.208 + loss * 3, 0.22 + loss * 3, ROWS)),
                latency,
                List.of(timing(1, latency), timing(8, latency * 5.1)),
                Math.round(SIZE * size * 1.4) + 21_000_000,
                independent);
    }

    private static BatchTiming timing(int batch, double p50) {
        return new BatchTiming(batch, 200, p50, p50 * 1.12, p50 * 1.31, p50 * 1.02, 1000 * batch / p50);
    }

    private static List<RecipeStep> steps(String recipe) {
        return Stream.of(recipe.split("\\+"))
                .map(part -> {
                    int share = part.lastIndexOf('-');
                    String number = part.substring(share + 1);
                    return number.matches("\\d+")
                            ? new RecipeStep(
                                    part.substring(0, share),
                                    Map.of("keep", Double.toString(Integer.parseInt(number) / 100.0)))
                            : new RecipeStep(
                                    part, part.equals("int8-blocks") ? Map.of("block", "128") : Map.of("bits", "8"));
                })
                .toList();
    }

    private static List<LayerChange> layers(double size) {
        var layers = new ArrayList<LayerChange>();
        for (int i = 0; i < 6; i++) {
            layers.add(new LayerChange(
                    "int8-blocks",
                    "/encoder/layer." + i + "/attention/self/query/MatMul",
                    589_824L,
                    Math.round(589_824 * size),
                    Message.of("compression.as-int8-blocks")));
        }
        layers.add(new LayerChange(
                "int8-blocks", "/embeddings/LayerNorm/weight", null, null, Message.of("compression.vector")));
        layers.add(new LayerChange("int8-blocks", "/classifier/bias", null, null, Message.of("compression.too-small")));
        return layers;
    }
}
