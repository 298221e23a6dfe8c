package modelport.ui.audit;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import modelport.contract.audit.AuditProof;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;

/** What came out when the chain was computed again. */
final class ProofView {
    /** Entries get their link within a second; one that has waited longer is a sign that something is wrong. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private ProofView() {}

    static Component of(AuditProof proof, String chain) {
        boolean late = proof.unchainedSince() != null
                && proof.unchainedSince().isBefore(Instant.now().minus(USUAL));
        State state = !proof.intact() ? State.ACT : late ? State.LOOK : State.GOOD;
        var box = Box.of("mp-chain mp-chain-" + state.css()).attribute("role", state == State.ACT ? "alert" : "status");
        box.add(
                Box.row(StateBadge.soft(state, t("audit.proof." + state)), Words.muted(chain)),
                Words.tag("p", "", sentence(proof)));
        if (!proof.head().isEmpty()) {
            box.add(Box.of(
                    "mp-chain-head",
                    Words.muted(t("audit.proof.head")),
                    new DigestChip(proof.head()),
                    Words.of("mp-explain", t("audit.proof.head.explain"))));
        }
        if (proof.unchained() > 0) {
            box.add(Words.tag("p", "mp-explain", unchained(proof, late)));
        }
        return box;
    }

    private static String sentence(AuditProof proof) {
        if (proof.intact()) {
            return t("audit.proof.intact", Formats.count(proof.links()), proof.links());
        }
        long place = proof.firstBroken() == null ? proof.links() : proof.firstBroken();
        return t(
                "audit.proof.broken",
                Formats.count(place),
                proof.reason() == null ? "" : say(proof.reason()),
                Formats.count(Math.max(0, place - 1)));
    }

    private static String unchained(AuditProof proof, boolean late) {
        String since = proof.unchainedSince() == null ? "" : Formats.ago(proof.unchainedSince());
        return t(late ? "audit.proof.late" : "audit.proof.tail", Formats.count(proof.unchained()), since);
    }
}
