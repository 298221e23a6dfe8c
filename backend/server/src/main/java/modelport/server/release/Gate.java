package modelport.server.release;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.registry.VersionRef;

/**
 * Checks releases for what it knows about; features that know more implement it, each for kinds of its own. It may be
 * asked at any time, outside of transactions and within.
 */
public interface Gate {
    /** What it looks at; no two gates share a kind. */
    Set<GateKind> kinds();

    /** Looks. Equal things must give equal evidence: neither times nor identities of what is only a copy. */
    Finding check(Candidate candidate, GateRule rule);

    /**
     * What wants to go.
     *
     * @param project the project
     * @param environment identity of the environment
     * @param endpoint identity of the endpoint
     * @param version what wants to go there
     * @param champion what serves there now, if anything does
     * @param parameters what the version shall be run with
     */
    record Candidate(
            UUID project,
            UUID environment,
            UUID endpoint,
            VersionRef version,
            Optional<VersionRef> champion,
            Map<String, Object> parameters) {
        public Candidate {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * What was found.
     *
     * @param passed whether the release may go on
     * @param message what to tell people
     * @param evidence what was seen; JSON-writable, without nulls
     */
    record Finding(boolean passed, Message message, Map<String, Object> evidence) {
        public Finding {
            evidence = Map.copyOf(evidence);
        }

        /** Nothing speaks against it. */
        public static Finding passed(Message message, Map<String, Object> evidence) {
            return new Finding(true, message, evidence);
        }

        /** Something does. */
        public static Finding failed(Message message, Map<String, Object> evidence) {
            return new Finding(false, message, evidence);
        }
    }
}
