package modelport.server.release.internal.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import modelport.contract.audit.AuditProof;
import modelport.contract.release.ReleaseReview;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an evidence pack is made of.
 *
 * @param making who makes it
 * @param review the release as its page shows it
 * @param content what exactly it is about
 * @param artifact the version's files, if they are still kept
 * @param seen what gates saw
 * @param figures what evaluations measured
 * @param history when it served
 * @param trail what the audit log says about it
 */
public record Dossier(
        Making making,
        ReleaseReview review,
        Content content,
        Optional<StoredArtifact> artifact,
        List<Seen> seen,
        Figures figures,
        List<Span> history,
        Trail trail) {
    public Dossier {
        seen = List.copyOf(seen);
        history = List.copyOf(history);
    }

    /**
     * Who makes a pack.
     *
     * @param project the project's name
     * @param title the project's name for people
     * @param by username of who asked for it
     * @param at when
     * @param language what it is written in
     */
    public record Making(String project, String title, String by, Instant at, Locale language) {}

    /**
     * What a release is about. Whatever was not kept is null.
     *
     * @param document the RFC 8785 JSON whose SHA-256 is the release's digest
     * @param earlier the same for other digests that somebody decided about
     * @param card what the version's card said; empty if it has none
     * @param policy the RFC 8785 JSON of its policy
     * @param policyDigest the policy's digest
     */
    public record Content(
            @Nullable String document,
            Map<String, String> earlier,
            @Nullable String card,
            String policy,
            String policyDigest) {
        public Content {
            earlier = Map.copyOf(earlier);
        }
    }

    /**
     * What a gate saw.
     *
     * @param gate the gate's label
     * @param digest of the evidence
     * @param document as RFC 8785 JSON
     * @param current whether it is about the release as it is now
     */
    public record Seen(String gate, String digest, String document, boolean current) {}

    /**
     * What evaluations measured that gates name.
     *
     * @param champion number of the version that served when it was checked, if one did
     * @param all one for each metric and dataset
     */
    public record Figures(Optional<Integer> champion, List<Figure> all) {
        public Figures {
            all = List.copyOf(all);
        }
    }

    /** A metric on a dataset, of the version and of what served. */
    public record Figure(String metric, String dataset, Optional<Measured> own, Optional<Measured> champion) {}

    /** A value, and between which bounds it lies where rows can tell. */
    public record Measured(
            double value, @Nullable Double low, @Nullable Double high) {}

    /** A time in which it served; without an end while it does. */
    public record Span(Instant from, Optional<Instant> to) {}

    /**
     * What the audit log says.
     *
     * @param steps entries about the release, the oldest first
     * @param proof what came out when the project's chain was computed again
     * @param cut whether there are more entries than these
     * @param addresses whether whoever asked may know where requests came from
     */
    public record Trail(List<AuditTrail.Step> steps, AuditProof proof, boolean cut, boolean addresses) {
        public Trail {
            steps = List.copyOf(steps);
        }
    }
}
