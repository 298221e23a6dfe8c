package modelport.server.maintenance;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Optional;
import modelport.contract.ProblemException;
import modelport.contract.maintenance.CaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Duties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with the cases that are due. Nothing about them is in memory: whoever comes after this node went down finds
 * each case where it was.
 */
@Singleton
class CaseDriver {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDriver.class);
    private static final int AT_ONCE = 20;

    private final CaseLedger ledger;
    private final CaseTurns turns;
    private final AnswersStage answers;
    private final TuningStage tuning;
    private final Judge judge;
    private final Authors authors;
    private final Node node;

    CaseDriver(
            CaseLedger ledger,
            CaseTurns turns,
            AnswersStage answers,
            TuningStage tuning,
            Judge judge,
            Authors authors,
            Node node) {
        this.ledger = ledger;
        this.turns = turns;
        this.answers = answers;
        this.tuning = tuning;
        this.judge = judge;
        this.authors = authors;
        this.node = node;
    }

    /** Whose cases these are, and whether this node works. */
    @Singleton
    record Node(Projects projects, Duties duties) {}

    @Scheduled(fixedDelay = "${modelport.maintenance.poll:1s}", initialDelay = "${modelport.maintenance.poll:1s}")
    void round() {
        if (node.duties().isWorker()) {
            drive();
        }
    }

    /** One step of each case that is due; says how many went on. */
    int drive() {
        return (int) ledger.due(AT_ONCE).stream().filter(this::step).count();
    }

    private boolean step(CaseRow seen) {
        try {
            return begin(seen) || turns.take(seen, judge.of(seen, project(seen)));
        } catch (OvertakenException e) {
            return false;
        } catch (ProblemException e) {
            LOG.info("case step impossible case={} state={} reason={}", seen.id(), seen.state(), e.problem());
            turns.failed(seen, e.problem().message());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("case step broke case={} state={}", seen.id(), seen.state(), e);
            turns.broke(seen);
            return false;
        }
    }

    /** What reads rows before it is written down begins outside of transactions. */
    private boolean begin(CaseRow seen) {
        boolean reads = seen.wantsAnswers() || seen.things().training().isPresent();
        if (seen.state() != CaseState.OPEN || !reads) {
            return false;
        }
        Optional<Caller> author = authors.of(seen);
        if (author.isEmpty()) {
            return false;
        }
        if (seen.wantsAnswers()) {
            answers.begin(seen, project(seen), author.get());
        } else {
            tuning.begin(seen, project(seen), author.get());
        }
        return true;
    }

    private ProjectRef project(CaseRow seen) {
        return new ProjectRef(
                seen.project(), node.projects().nameOf(seen.project()).orElseThrow());
    }
}
