package modelport.server.release.internal.report;

import java.util.Map;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditProof;
import modelport.server.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What the audit log says about the release, and that nobody has changed it. */
final class TrailPart {
    private final Dossier.Trail trail;
    private final Wording words;
    private final Html html;
    private final Tables tables;

    TrailPart(Dossier dossier, Wording words, Html html) {
        this.trail = dossier.trail();
        this.words = words;
        this.html = html;
        this.tables = new Tables(html);
    }

    void write() {
        html.open("section").element("h2", words.of("timeline"));
        if (!trail.addresses()) {
            html.element("p", words.of("timeline.withheld"), "class", "quiet");
        }
        tables.begin(
                words.of("timeline.when"),
                words.of("timeline.who"),
                words.of("timeline.what"),
                words.of("timeline.address"),
                words.of("chain.link"),
                words.of("chain.hash"));
        trail.steps().stream().map(AuditTrail.Step::entry).forEach(this::step);
        tables.end();
        if (trail.cut()) {
            html.element(
                    "p",
                    words.of(
                            "timeline.cut",
                            "count",
                            Integer.toString(trail.steps().size())));
        }
        html.close();
        proof(trail.proof());
    }

    private void step(AuditEntry entry) {
        String ip = trail.addresses() ? entry.ip() : null;
        html.open("tr").element("td", words.time(entry.at()));
        html.element("td", entry.actor()).element("td", what(entry));
        html.element("td", ip == null ? words.of("none") : ip, "class", "address");
        html.element("td", entry.seq() == null ? words.of("none") : entry.seq().toString(), "class", "number");
        html.open("td").element("code", entry.hash() == null ? words.of("chain.unlinked") : entry.hash());
        html.close().close();
    }

    private String what(AuditEntry entry) {
        boolean made = entry.action().equals("release.changed") && entry.before() == null;
        return words.find(
                "action." + (made ? "release.made" : entry.action()),
                entry.action(),
                "before",
                state(entry.before()),
                "after",
                state(entry.after()),
                "verdict",
                verdict(entry.after()));
    }

    private String state(@Nullable Object value) {
        return value == null ? "" : words.find("state." + value, value.toString());
    }

    private String verdict(@Nullable Object after) {
        return after instanceof Map<?, ?> said && said.get("verdict") != null
                ? words.find("verdict." + said.get("verdict"), String.valueOf(said.get("verdict")))
                : "";
    }

    private void proof(AuditProof proof) {
        html.open("section").element("h2", words.of("chain"));
        if (proof.intact()) {
            html.element("p", words.of("chain.intact", "links", Long.toString(proof.links())), "class", "check PASSED");
        } else {
            String seq = String.valueOf(proof.firstBroken());
            String reason = proof.reason() == null ? "" : words.of(proof.reason());
            html.element("p", words.of("chain.broken", "seq", seq, "reason", reason), "class", "banner");
        }
        html.open("dl");
        tables.exact(words.of("chain.head"), proof.head());
        html.close();
        if (proof.unchained() > 0) {
            html.element("p", words.of("chain.waiting", "count", Long.toString(proof.unchained())));
        }
        html.element("p", words.of("chain.how"), "class", "quiet").close();
    }
}
