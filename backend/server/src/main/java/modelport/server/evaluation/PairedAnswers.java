package modelport.server.evaluation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import modelport.contract.Message;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.EvaluationKind;
import modelport.evaluation.Answers;
import modelport.server.artifacts.Artifacts;
import modelport.server.evaluation.ComparedVersions.Found;
import modelport.server.evaluation.ComparedVersions.Side;
import modelport.server.evaluation.internal.EvaluationResult;

/** Reads what two versions answered to every row. */
@Singleton
class PairedAnswers {
    /** Files may have millions of rows: whoever compares many of them waits, and everybody else has the machine. */
    private static final int AT_ONCE = 2;

    private final Artifacts artifacts;
    private final Semaphore readers = new Semaphore(AT_ONCE, true);

    PairedAnswers(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** The paired differences between two versions that were measured, or why there are none. */
    Comparison.Pair pair(UUID project, Side first, Side second, Found of, Found other) {
        if (of.kind() != other.kind()) {
            return Comparisons.unpaired(first, second, Message.of("evaluation.other-kind"));
        }
        String mine = of.answers();
        String theirs = other.answers();
        if (of.kind() == EvaluationKind.EMBEDDING || mine == null || theirs == null) {
            return Comparisons.unpaired(first, second, Message.of("evaluation.no-answers"));
        }
        readers.acquireUninterruptibly();
        try {
            Answers.Compared compared = Answers.compare(open(project, mine), open(project, theirs));
            return new Comparison.Pair(
                    first.version(), second.version(), compared.reason(), compared.differences(), compared.labels());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            readers.release();
        }
    }

    private Answers open(UUID project, String artifact) throws IOException {
        return Answers.open(artifacts.open(project, artifact, EvaluationResult.ANSWERS));
    }
}
