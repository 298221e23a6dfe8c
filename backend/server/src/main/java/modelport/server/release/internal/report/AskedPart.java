package modelport.server.release.internal.report;

import java.util.Map;
import java.util.TreeMap;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseReview;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.database.Json;

/** What was asked, and the digests that say exactly what that is. */
final class AskedPart {
    private final Dossier dossier;
    private final ReleaseReview review;
    private final Wording words;
    private final Html html;
    private final Tables tables;

    AskedPart(Dossier dossier, Wording words, Html html) {
        this.dossier = dossier;
        this.review = dossier.review();
        this.words = words;
        this.html = html;
        this.tables = new Tables(html);
    }

    void write() {
        html.open("section").element("h2", words.of("asked")).open("dl");
        facts(review.release());
        people(review.release());
        html.close();
        written("asked.notes", review.notes());
        if (!review.parameters().isEmpty()) {
            written("asked.parameters", pretty(review.parameters()));
        }
        written("asked.plan", pretty(review.plan()));
        html.close();
        digests();
        dossier.artifact().ifPresent(this::files);
    }

    private void facts(Release release) {
        fact("state", words.of("state." + release.state()));
        fact("model", release.model().value());
        fact("version", Integer.toString(release.version()));
        fact("environment", release.environment().value());
        fact("endpoint", release.endpoint().value());
        fact(
                "champion",
                dossier.figures()
                        .champion()
                        .map(number -> words.of("asked.champion-version", "version", number.toString()))
                        .orElseGet(() -> words.of("asked.champion-none")));
        fact("policy", words.of("asked.policy-number", "number", Integer.toString(review.policyNumber())));
        fact("four-eyes", words.of(review.fourEyes() ? "asked.four-eyes-yes" : "asked.four-eyes-no"));
    }

    private void people(Release release) {
        fact("requester", release.requester());
        fact("author", review.author());
        fact("editor", review.planEditor() == null ? words.of("none") : review.planEditor());
        fact("created", words.time(release.createdAt()));
        fact("updated", words.time(release.updatedAt()));
    }

    private void digests() {
        Dossier.Content content = dossier.content();
        html.open("section").element("h2", words.of("digests")).element("p", words.of("digests.how"));
        html.open("dl");
        tables.exact(words.of("digests.release"), review.release().digest());
        dossier.artifact().ifPresent(artifact -> tables.exact(words.of("digests.artifact"), artifact.digest()));
        tables.exact(words.of("digests.policy"), content.policyDigest());
        html.close();
        if (content.document() == null) {
            html.element("p", words.of("digests.lost"));
        } else {
            html.element("h3", words.of("digests.content")).element("pre", content.document(), "class", "exact");
        }
        html.close();
    }

    private void files(StoredArtifact artifact) {
        html.open("section").element("h2", words.of("digests.files"));
        tables.begin(words.of("digests.file"), words.of("digests.size"), "SHA-256");
        artifact.files().forEach(file -> {
            html.open("tr").element("td", file.path());
            html.element("td", Long.toString(file.size()), "class", "number");
            html.open("td").element("code", file.sha256()).close().close();
        });
        tables.end();
        html.close();
    }

    private void fact(String code, String value) {
        tables.fact(words.of("asked." + code), value);
    }

    private void written(String code, String text) {
        if (!text.isBlank()) {
            html.element("h3", words.of(code)).element("pre", text);
        }
    }

    private static String pretty(Map<String, Object> members) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new TreeMap<>(members));
    }
}
