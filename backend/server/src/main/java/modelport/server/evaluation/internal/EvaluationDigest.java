package modelport.server.evaluation.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.NewEvaluation;
import modelport.server.database.CanonicalJson;
import modelport.server.database.Json;
import org.jspecify.annotations.Nullable;

/** One digest over what was measured, how, and what was found: equal for two runs that found the same. */
public final class EvaluationDigest {
    private static final int SCHEME = 1;

    private EvaluationDigest() {}

    /** SHA-256 of the canonical JSON of all this, except time and memory, which never are the same twice. */
    public static String of(Subject subject, NewEvaluation request, EvaluationResult result) {
        var content = new TreeMap<String, @Nullable Object>();
        content.put("scheme", SCHEME);
        content.put("version", subject.version());
        content.put("reference", result.referenced() ? subject.reference() : null);
        content.put("dataset", subject.dataset());
        content.put("gap", subject.gap());
        content.put("code", result.codeVersion());
        content.put("seed", Long.toString(subject.seed()));
        content.put("request", withoutEfficiency(request));
        content.put("kind", result.kind());
        content.put("rows", result.rows());
        content.put("report", withoutEfficiency(result.report()));
        String canonical = CanonicalJson.write(Json.MAPPER.valueToTree(content));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewEvaluation withoutEfficiency(NewEvaluation request) {
        return new NewEvaluation(
                request.dataset(),
                request.datasetVersion(),
                request.slices(),
                request.columns(),
                request.reference(),
                request.noise(),
                request.gap(),
                null);
    }

    private static EvaluationReport withoutEfficiency(EvaluationReport report) {
        return new EvaluationReport(
                report.measures(),
                report.notMeasured(),
                report.classes(),
                report.confusion(),
                report.calibration(),
                report.slices(),
                report.stability(),
                report.gap(),
                null,
                report.notes());
    }

    /**
     * What was measured, by digests.
     *
     * @param version the version's files
     * @param reference the files of the version that embeddings are compared with
     * @param dataset the dataset's content
     * @param gap the second dataset's content
     * @param seed where chance comes from
     */
    public record Subject(
            String version,
            @Nullable String reference,
            String dataset,
            @Nullable String gap,
            long seed) {}
}
