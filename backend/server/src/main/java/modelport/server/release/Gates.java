package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modelport.contract.Message;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;
import modelport.server.release.Gate.Candidate;
import modelport.server.release.Gate.Finding;

/** Asks every gate of a policy. */
@Singleton
class Gates {
    private final Map<GateKind, Gate> gates = new EnumMap<>(GateKind.class);

    Gates(List<Gate> all) {
        for (Gate gate : all) {
            for (GateKind kind : gate.kinds()) {
                Gate other = gates.put(kind, gate);
                if (other != null) {
                    throw new IllegalStateException("two gates for " + kind);
                }
            }
        }
    }

    List<Checked> check(Candidate candidate, Policy policy) {
        return policy.gates().stream().map(rule -> check(candidate, rule)).toList();
    }

    private Checked check(Candidate candidate, GateRule rule) {
        Gate gate = gates.get(rule.kind());
        // Whatever nobody can check has not passed.
        Finding finding = gate == null
                ? Finding.failed(Message.of("release.gate-unknown", "gate", rule.label()), Map.of())
                : gate.check(candidate, rule);
        return new Checked(rule, finding);
    }

    /** A gate and what it found. */
    record Checked(GateRule rule, Finding finding) {
        /** What is kept: the finding together with what it is about. */
        Map<String, Object> document(Candidate candidate) {
            Map<String, Object> document = new TreeMap<>();
            document.put("gate", rule.label());
            document.put("rule", rule);
            document.put("artifact", candidate.version().files().orElseThrow().digest());
            document.put("passed", finding.passed());
            document.put("finding", finding.message());
            document.put("seen", finding.evidence());
            return document;
        }
    }
}
