package modelport.server.compression.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import modelport.compression.LayerReport;
import modelport.compression.Outcome;
import modelport.compression.PassReport;
import modelport.contract.Message;
import modelport.contract.compression.LayerChange;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.registry.Signature;
import modelport.evaluation.Quality;
import modelport.server.jobs.PermanentFailure;

/** Writes down what was found of a candidate. */
final class Sheet {
    private static final int MOST_LAYERS = 2_000;
    private static final int MOST_WARNINGS = 10;
    /** Differences in time below this are noise. */
    private static final double NOTICEABLE = 1.02;

    private Sheet() {}

    /**
     * The figures of a candidate.
     *
     * @param lost whether rows were independent of their neighbours before, and are not any more
     */
    static CandidateFigures of(Outcome.Made made, Verdict verdict, long makeMs, Signature signature, boolean lost) {
        Quality.Judgement judgement = verdict.judgement();
        double latencyRatio = verdict.duel().latencyRatio();
        if (!Double.isFinite(judgement.loss()) || !(latencyRatio > 0)) {
            throw new PermanentFailure(Message.of("compression.no-figures"));
        }
        var model = new MeasuredModel(
                made.bytes(),
                made.zippedBytes(),
                judgement.quality(),
                verdict.measures(),
                verdict.duel().secondMs(),
                verdict.duel().second(),
                verdict.memoryBytes(),
                signature.batchInvariant());
        return new CandidateFigures(
                model,
                (double) made.bytes() / made.originalBytes(),
                judgement.loss(),
                judgement.moved(),
                latencyRatio,
                makeMs,
                layers(made),
                warnings(made, latencyRatio, lost));
    }

    private static List<LayerChange> layers(Outcome.Made made) {
        return made.passes().stream()
                .flatMap(pass -> pass.layers().stream().map(layer -> change(pass, layer)))
                .limit(MOST_LAYERS)
                .toList();
    }

    private static LayerChange change(PassReport pass, LayerReport layer) {
        String step = pass.pass().code();
        return switch (layer) {
            case LayerReport.Done done ->
                new LayerChange(step, done.layer(), done.bytesBefore(), done.bytesAfter(), done.how());
            case LayerReport.Skipped skipped -> new LayerChange(step, skipped.layer(), null, null, skipped.why());
        };
    }

    private static List<Message> warnings(Outcome.Made made, double latencyRatio, boolean lost) {
        var warnings = new ArrayList<Message>();
        if (latencyRatio > NOTICEABLE) {
            String more = String.format(Locale.ROOT, "%.0f", (latencyRatio - 1) * 100);
            warnings.add(Message.of("compression.slower", "percent", more));
        }
        if (lost) {
            warnings.add(Message.of("compression.neighbours"));
        }
        if (made.bytes() >= made.originalBytes()) {
            warnings.add(Message.of(
                    "compression.larger",
                    "before",
                    Long.toString(made.originalBytes()),
                    "after",
                    Long.toString(made.bytes())));
        }
        made.fusion().unfused().stream()
                .map(unfused -> unfused.why())
                .limit(MOST_WARNINGS - warnings.size())
                .forEach(warnings::add);
        return warnings;
    }
}
