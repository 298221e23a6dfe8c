package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.Eventually;
import modelport.server.database.Json;
import modelport.server.deployment.ReadyVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told about releases to those who ask afterwards, by REST, with a worker. */
@MicronautTest(transactional = false)
class ReleaseEvidenceTest {
    private static final String NASTY = "</pre><script>alert(1)</script>\"><img src=x onerror='alert(1)'>";

    @Inject
    ReleasePeople people;

    @Inject
    ReleaseStories stories;

    @Inject
    ReadyVersions versions;

    private ModelportClient rita;
    private ModelportClient amy;
    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        rita = people.as("rita");
        amy = people.as("amy");
        ada = people.as("ada");
    }

    @Test
    void a_pack_shows_that_everything_is_as_it_was_decided_about() throws Exception {
        Slug model = stories.model("packed", ReleaseStories.CARD + NASTY, 2, 3);
        Release first = stories.live(model, 1);
        Release draft =
                rita.releases().request(LAB, new NewRelease(model, 2, ReleaseStories.PRODUCTION, null, null, NASTY));
        Release review = stories.submit(draft.id(), ReleaseState.IN_REVIEW);
        rita.releases().comment(LAB, review.id(), NewDecision.on(review.digest(), NASTY));
        Release approved = amy.releases().approve(LAB, review.id(), NewDecision.on(review.digest(), "Fine."));
        stories.deploy(approved);
        people.describe(model, 2, "Somebody wrote something else afterwards.");
        Eventually.until("linked", () -> ada.audit().verify(LAB).unchained() == 0);

        Map<String, byte[]> files = unzip(ada.releases().evidencePack(LAB, review.id(), Locale.ENGLISH));
        JsonNode content = Json.read(text(files, "content.json"), JsonNode.class);

        assertThat(sha256(files, "content.json")).isEqualTo(approved.digest());
        assertThat(sha256(files, "artifact-manifest.txt"))
                .isEqualTo(content.get("artifact").stringValue())
                .isEqualTo(versions.digest(model, 2));
        assertThat(sha256(files, "policy.json")).isEqualTo(content.get("policy").stringValue());
        assertThat(sha256(files, "card.md")).isEqualTo(content.get("card").stringValue());
        assertThat(text(files, "card.md")).isEqualTo(ReleaseStories.CARD + NASTY);
        assertThat(content.get("evidence").size()).isEqualTo(3);
        content.get("evidence")
                .forEach(digest -> assertThat(files).containsKey("evidence/" + digest.stringValue() + ".json"));
        files.keySet().stream()
                .filter(name -> name.startsWith("evidence/"))
                .forEach(name ->
                        assertThat("evidence/" + sha256(files, name) + ".json").isEqualTo(name));
        assertThat(Json.read(text(files, "release.json"), JsonNode.class)
                        .get("release")
                        .get("digest")
                        .stringValue())
                .isEqualTo(approved.digest());
        everyFileHasItsSum(files);
        everyEntryFitsItsLink(text(files, "audit.jsonl"));
        assertThat(text(files, "report.html"))
                .contains("version 1", "amy", "127.0.0.1", approved.digest(), "&lt;script&gt;alert(1)")
                .doesNotContain("<script", "<img", "http://", "https://");
        assertThat(first.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, "ada", "release=" + review.id(), "release.evidence-packed"),
                                PageRequest.first())
                        .items())
                .extracting(AuditEntry::ip)
                .containsExactly("127.0.0.1");
    }

    @Test
    void whoever_does_not_administer_the_project_learns_no_addresses() throws Exception {
        Release draft =
                stories.request(stories.model("discreet", ReleaseStories.CARD, 2), 1, ReleaseStories.PRODUCTION);

        Map<String, byte[]> files = unzip(amy.releases().evidencePack(LAB, draft.id(), Locale.ENGLISH));

        assertThat(text(files, "audit.jsonl")).contains("\"withheld\":[\"ip\"]").doesNotContain("127.0.0.1");
        assertThat(text(files, "report.html")).doesNotContain("127.0.0.1");
        assertThat(ReleaseStories.problem(
                        () -> people.as("zoe").releases().evidencePack(LAB, draft.id(), Locale.ENGLISH)))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void a_draft_has_evidence_too_in_the_reader_s_language() throws Exception {
        Slug model = versions.model("lab", "undescribed-draft", 2);
        Release draft = stories.request(model, 1, ReleaseStories.PRODUCTION);
        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Eventually.until(
                "it came back", () -> rita.releases().get(LAB, draft.id()).reason() != null);

        String page;
        try (InputStream in = rita.releases().evidenceReport(LAB, draft.id(), Locale.SIMPLIFIED_CHINESE)) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, byte[]> files = unzip(rita.releases().evidencePack(LAB, draft.id(), Locale.ENGLISH));

        assertThat(page).contains("lang=\"zh\"", "草稿", "未通过").doesNotContain("report.");
        assertThat(text(files, "report.html")).contains("draft", "failed").doesNotContain("report.");
        assertThat(sha256(files, "content.json")).isEqualTo(draft.digest());
        assertThat(files).doesNotContainKey("card.md");
    }

    private static void everyFileHasItsSum(Map<String, byte[]> files) {
        String sums = text(files, "SHA256SUMS");
        assertThat(sums.lines()).hasSize(files.size() - 1);
        sums.lines()
                .map(line -> line.split("  ", 2))
                .forEach(sum -> assertThat(sha256(files, sum[1])).as(sum[1]).isEqualTo(sum[0]));
    }

    /** As the README of the pack says. */
    private static void everyEntryFitsItsLink(String lines) {
        long linked = lines.lines()
                .filter(line -> line.contains(",\"hash\":\""))
                .peek(line -> {
                    JsonNode link = Json.read(line, JsonNode.class);
                    String entry = line.substring("{\"entry\":".length(), line.lastIndexOf(",\"hash\":\""));
                    byte[] previous =
                            HexFormat.of().parseHex(link.get("prevHash").stringValue());
                    byte[] said = entry.getBytes(StandardCharsets.UTF_8);
                    byte[] both = java.util.Arrays.copyOf(previous, previous.length + said.length);
                    System.arraycopy(said, 0, both, previous.length, said.length);
                    assertThat(sha256(both)).isEqualTo(link.get("hash").stringValue());
                })
                .count();
        assertThat(linked).isGreaterThan(7);
    }

    private static Map<String, byte[]> unzip(InputStream archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }

    private static String sha256(Map<String, byte[]> files, String name) {
        return sha256(Objects.requireNonNull(files.get(name), name));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
