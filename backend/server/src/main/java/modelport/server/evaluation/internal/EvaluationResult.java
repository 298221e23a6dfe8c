package modelport.server.evaluation.internal;

import java.util.List;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;

/**
 * What the process that measured says; every row's answer lies in a file beside.
 *
 * @param kind what answers were compared with
 * @param referenced whether answers were compared with another version's
 * @param rows how many were measured
 * @param headline the few metrics that tell most
 * @param report everything
 * @param codeVersion the code that measured
 */
public record EvaluationResult(
        EvaluationKind kind,
        boolean referenced,
        long rows,
        List<Measured> headline,
        EvaluationReport report,
        String codeVersion) {
    /** The name of the file with every row's answer. */
    public static final String ANSWERS = "answers";

    public EvaluationResult {
        headline = List.copyOf(headline);
    }
}
