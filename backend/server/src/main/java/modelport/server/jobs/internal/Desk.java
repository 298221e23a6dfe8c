package modelport.server.jobs.internal;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.engines.process.Confinement;
import modelport.server.jobs.JobConfig;
import modelport.server.jobs.internal.Attempt.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where this node's threads get their jobs, and give back what they cannot finish. */
@Singleton
class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final JobQueue queue;
    private final JobLedger ledger;
    private final Handlers handlers;
    private final Runner runner;
    private final Pulses pulses;
    private final Node node;
    private final JobConfig config;
    private final String worker;

    Desk(
            JobQueue queue,
            JobLedger ledger,
            Handlers handlers,
            Runner runner,
            Pulses pulses,
            Node node,
            JobConfig config) {
        this.queue = queue;
        this.ledger = ledger;
        this.handlers = handlers;
        this.runner = runner;
        this.pulses = pulses;
        this.node = node;
        this.config = config;
        this.worker = node.name() + "/" + UUID.randomUUID();
    }

    /** Frees what this node held when it died. */
    void takeOver() {
        int jobs = queue.takeOver(node.name(), worker);
        LOG.info("workers start worker={} taken-over={} network-cut={}", worker, jobs, Confinement.cutsNetwork());
    }

    /** Takes a job and brings it to an end; false if there is none. */
    boolean next(ResourceClass resource) {
        Set<String> kinds = handlers.kinds(resource);
        if (kinds.isEmpty()) {
            return false;
        }
        long before = System.nanoTime();
        Optional<Claim> claim = queue.claim(worker, resource, kinds, config.lease());
        claim.ifPresent(taken -> run(new Attempt(taken, ledger, config, before)));
        return claim.isPresent();
    }

    /** Gives back what runs, whatever its thread does: with another epoch it can publish nothing any more. */
    void abandon() {
        for (Attempt attempt : pulses.attempts()) {
            attempt.stop(Stop.SHUTDOWN);
            attempt.seal();
            if (ledger.release(attempt.claim(), attempt.takeLines())) {
                LOG.info("job given back job={}", attempt.jobId());
            }
        }
    }

    private void run(Attempt attempt) {
        pulses.add(attempt);
        try {
            runner.run(attempt);
        } finally {
            pulses.remove(attempt);
        }
    }
}
