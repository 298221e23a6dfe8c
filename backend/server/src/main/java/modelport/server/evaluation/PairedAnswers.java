package modelport.server.evaluation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/** Reads what two versions answered to every row. */
@Singleton
class PairedAnswers {
    /** Files may have millions of rows: whoever compares many of them waits, and everybody else has the machine. */
    private static final int AT_ONCE = 2;

    /** Ten seconds for a million rows, and always the same: whoever looks again need not wait again. */
    private static final int REMEMBERED = 200;

    private final Artifacts artifacts;
    private final Semaphore readers = new Semaphore(AT_ONCE, true);
    private final Map<Pairing, Answers.Compared> recent = new Recent();

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
        Answers.Compared compared = compared(project, new Pairing(mine, theirs));
        return new Comparison.Pair(
                first.version(), second.version(), compared.reason(), compared.differences(), compared.labels());
    }

    private Answers.Compared compared(UUID project, Pairing pairing) {
        Answers.Compared known = find(pairing);
        if (known != null) {
            return known;
        }
        readers.acquireUninterruptibly();
        try {
            Answers.Compared compared =
                    Answers.compare(open(project, pairing.first()), open(project, pairing.second()));
            synchronized (recent) {
                recent.put(pairing, compared);
            }
            return compared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            readers.release();
        }
    }

    private Answers.@Nullable Compared find(Pairing pairing) {
        synchronized (recent) {
            return recent.get(pairing);
        }
    }

    private Answers open(UUID project, String artifact) throws IOException {
        return Answers.open(artifacts.open(project, artifact, EvaluationResult.ANSWERS));
    }

    /** Two artifacts with answers, by their digests; both belong to the project that asks. */
    private record Pairing(String first, String second) {}

    /** Forgets what nobody has asked for the longest. */
    private static final class Recent extends LinkedHashMap<Pairing, Answers.Compared> {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final float LOAD = 0.75f;

        Recent() {
            super(REMEMBERED, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pairing, Answers.Compared> eldest) {
            return size() > REMEMBERED;
        }
    }
}
