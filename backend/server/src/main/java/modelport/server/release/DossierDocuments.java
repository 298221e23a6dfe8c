package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.server.database.CanonicalJson;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.release.internal.report.Dossier;
import modelport.server.release.internal.report.Dossier.Seen;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the documents that digests of a release stand for, in the form that the digests were computed from. */
@Singleton
class DossierDocuments {
    private static final int MAX_SEEN = 500;

    private final Sql sql;
    private final ReleaseContents contents;

    DossierDocuments(Sql sql, ReleaseContents contents) {
        this.sql = sql;
        this.contents = contents;
    }

    @Transactional(TxType.MANDATORY)
    Dossier.Content content(ReleaseRef release) {
        Policy policy = policy(release.id());
        Kept kept = kept(release.digest()).or(() -> computed(release)).orElse(new Kept(null, null));
        return new Dossier.Content(kept.document(), earlier(release), kept.card(), policy.document(), policy.digest());
    }

    /** What gates saw, about earlier states of the release too; those that count come first. */
    @Transactional(TxType.MANDATORY)
    List<Seen> seen(ReleaseRef release) {
        return sql.query(
                "select g.gate, e.digest, e.document, g.release_digest = ? as current from gate_run g "
                        + "join evidence e on e.digest = g.evidence_digest where g.release_id = ? "
                        + "order by current desc, g.release_digest, g.gate collate \"C\" limit " + MAX_SEEN,
                row -> new Seen(row.text("gate"), row.text("digest"), canonical(row), row.bool("current")),
                release.unchecked(),
                release.id());
    }

    private Optional<Kept> kept(String digest) {
        return sql.first(
                        "select document, card from release_content where digest = ?",
                        row -> new Kept(canonical(row), row.text("card")),
                        digest)
                .filter(kept -> kept.isWhole(digest));
    }

    /** Releases from before contents were kept may still be about what is there now. */
    private Optional<Kept> computed(ReleaseRef release) {
        String artifact = sql.first(
                        "select artifact_digest from model_version where id = ?",
                        row -> row.text("artifact_digest"),
                        release.versionId())
                .orElseThrow();
        String card = sql.first(
                        "select card from model_version where id = ?", row -> row.text("card"), release.versionId())
                .orElseThrow();
        return Stream.of(contents.unchecked(release.id()), contents.now(release.id(), artifact))
                .filter(content -> content.digest().equals(release.digest()))
                .map(content -> new Kept(CanonicalJson.write(Json.MAPPER.valueToTree(content)), card))
                .findFirst();
    }

    /** What else somebody has decided about. */
    private Map<String, String> earlier(ReleaseRef release) {
        return sql
                .query(
                        "select c.digest, c.document from release_content c where c.digest <> ? and exists "
                                + "(select 1 from decision d where d.release_id = ? and d.release_digest = c.digest)",
                        row -> Map.entry(row.text("digest"), canonical(row)),
                        release.digest(),
                        release.id())
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Policy policy(UUID release) {
        return sql.first(
                        "select p.document, p.digest from release r join policy p on p.environment_id = r.environment_id "
                                + "and p.number = r.policy_number where r.id = ?",
                        row -> new Policy(canonical(row), row.text("digest")),
                        release)
                .orElseThrow();
    }

    private static String canonical(Row row) {
        return CanonicalJson.write(row.json("document", JsonNode.class));
    }

    private record Policy(String document, String digest) {}

    /** A document and the card that it names, as they were. */
    private record Kept(@Nullable String document, @Nullable String card) {
        boolean isWhole(String digest) {
            return document != null && ReleaseContent.sha256(document).equals(digest);
        }
    }
}
