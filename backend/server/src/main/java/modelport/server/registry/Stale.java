package modelport.server.registry;

import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** Tells whether a change was made on an old copy. */
final class Stale {
    private Stale() {}

    static void check(long stored, long expected) {
        if (stored != expected) {
            throw problem();
        }
    }

    static ProblemException problem() {
        return new ProblemException(new Problem.Stale(Message.of("stale")));
    }
}
