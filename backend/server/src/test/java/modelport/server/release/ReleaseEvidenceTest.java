package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.deployment.Deployed;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.WaitingFor;
import modelport.contract.release.WaitingRelease;
import modelport.server.Eventually;
import modelport.server.database.Json;
import modelport.server.deployment.ReadyVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is told about releases: to those whom they wait for, and to those who ask afterwards. By REST, with a worker.
 */
@MicronautTest(transactional = false)
class ReleaseEvidenceTest {
    private static final Slug PRODUCTION = new Slug("production");
    private static final Slug CHAMPION = new Slug("champion");
    private static final String CARD = "Doubles pairs of numbers, and was measured on all of them.";
    private static final String NASTY = "</pre><script>alert(1)</script>\"><img src=x onerror='alert(1)'>";

    @Inject
    ReleasePeople people;

    @Inject
    ReadyVersions versions;

    private ModelportClient rita;
    private ModelportClient amy;
    private ModelportClient dan;
    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        rita = people.as("rita");
        amy = people.as("amy");
        dan = people.as("dan");
        ada = people.as("ada");
    }

    @Test
    void what_waits_for_somebody_is_what_they_can_do_something_about() {
        Slug model = model("waiting", CARD, 2, 3);
        Release draft = request(model, 1, PRODUCTION);
        assertThat(waiting("rita", model)).isEmpty();

        Release review = submit(draft.id(), ReleaseState.IN_REVIEW);
        assertThat(waiting("amy", model)).singleElement().satisfies(item -> {
            assertThat(item.waitingFor()).isEqualTo(WaitingFor.APPROVAL);
            assertThat(item.release()).isEqualTo(review);
            assertThat(item.projectTitle()).isEqualTo("Lab");
            assertThat(item.since()).isEqualTo(review.updatedAt());
            assertThat(item.until()).isNotNull();
        });
        for (String name : List.of("rita", "max", "dan", "vera", "zoe")) {
            assertThat(waiting(name, model)).as(name).isEmpty();
        }

        Release returned =
                amy.releases().askForChanges(LAB, review.id(), NewDecision.on(review.digest(), "Take version 2."));
        assertThat(waiting("rita", model))
                .extracting(WaitingRelease::waitingFor, WaitingRelease::until)
                .containsExactly(tuple(WaitingFor.CHANGES, null));
        rita.releases().change(LAB, returned.id(), returned.rowVersion(), ReleaseChange.version(2));
        Release approved = approve(submit(returned.id(), ReleaseState.IN_REVIEW));

        assertThat(waiting("amy", model)).isEmpty();
        assertThat(waiting("dan", model))
                .extracting(WaitingRelease::waitingFor, item -> item.release().id())
                .containsExactly(tuple(WaitingFor.DEPLOYMENT, approved.id()));
    }

    @Test
    void an_emergency_waits_for_its_second_voice_and_a_freeze_for_its_end() {
        Slug urgent = environment("hurried", List.of(rule("all", 3)), List.of());
        Slug frozen = environment(
                "icy", List.of(), List.of(FreezeWindow.once("Winter", "2020-01-01T00:00", "2120-01-01T00:00")));
        Slug model = model("pressing", CARD, 2);
        Release release = submit(request(model, 1, urgent).id(), ReleaseState.IN_REVIEW);
        submit(request(model, 1, frozen).id(), ReleaseState.APPROVED);

        dan.releases().declareEmergency(LAB, release.id(), NewDecision.on(release.digest(), "Nothing answers."));

        assertThat(waiting("dan", model)).isEmpty();
        assertThat(waiting("amy", model)).singleElement().satisfies(item -> {
            assertThat(item.waitingFor()).isEqualTo(WaitingFor.EMERGENCY);
            assertThat(item.since())
                    .isEqualTo(amy.releases()
                            .review(LAB, release.id())
                            .decisions()
                            .getFirst()
                            .at());
        });
        List<WaitingRelease> all = everything("amy");
        assertThat(all).isSortedAccordingTo(java.util.Comparator.comparing(WaitingRelease::since));
        assertThat(all).extracting(item -> item.release().id()).doesNotHaveDuplicates();
        assertThat(problem(() -> amy.releases().waiting(new PageRequest(1, "yesterday", null)))
                        .message()
                        .code())
                .isEqualTo("release.after-unfit");
    }

    @Test
    void what_somebody_had_seen_before_the_last_change_stays_known() {
        Slug model = model("watched", CARD, 2, 3);
        Release draft = request(model, 1, PRODUCTION);

        assertThat(amy.releases().look(LAB, draft.id()).before()).isNull();
        assertThat(amy.releases().look(LAB, draft.id()).before()).isNull();
        Release changed = rita.releases()
                .change(LAB, draft.id(), draft.rowVersion(), new ReleaseChange(2, null, null, "A better one."));
        ReleaseLook before =
                Objects.requireNonNull(amy.releases().look(LAB, draft.id()).before());
        ReleaseLook again =
                Objects.requireNonNull(amy.releases().look(LAB, draft.id()).before());

        assertThat(before.version()).isEqualTo(1);
        assertThat(before.digest()).isEqualTo(draft.digest()).isNotEqualTo(changed.digest());
        assertThat(before.notes()).isEmpty();
        assertThat(again).isEqualTo(before);
        assertThat(rita.releases().look(LAB, draft.id()).before()).isNull();
        rita.releases().comment(LAB, draft.id(), NewDecision.on(changed.digest(), "Have a look."));
        assertThat(Objects.requireNonNull(amy.releases().look(LAB, draft.id()).before())
                        .decisions())
                .isZero();
        assertThat(problem(() -> people.as("zoe").releases().look(LAB, draft.id())))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void what_served_when_and_who_is_the_champion_follow_the_traffic() {
        Slug model = model("champion-story", CARD, 2, 3);
        Release first = live(model, 1);
        Release second = live(model, 2);
        dan.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));

        List<ChampionInterval> served = rita.environments()
                .champions(LAB, PRODUCTION, first.endpoint(), PageRequest.first())
                .items();

        assertThat(served)
                .extracting(ChampionInterval::version, ChampionInterval::release, ChampionInterval::releasedBy)
                .containsExactly(
                        tuple(1, first.id(), "dan"), tuple(2, second.id(), "dan"), tuple(1, first.id(), "dan"));
        assertThat(served.getFirst().to()).isNull();
        for (int i = 1; i < served.size(); i++) {
            assertThat(served.get(i).to()).isEqualTo(served.get(i - 1).from());
        }
        var pages = new ArrayList<ChampionInterval>();
        String after = null;
        do {
            var page =
                    rita.environments().champions(LAB, PRODUCTION, first.endpoint(), new PageRequest(1, after, null));
            pages.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(pages).isEqualTo(served);
        assertThat(rita.aliases().list(LAB, model))
                .extracting(Alias::name, Alias::version, Alias::movedBy, Alias::guarded)
                .containsExactly(tuple(CHAMPION, 1, "dan", true));
        assertThat(rita.aliases()
                        .history(LAB, model, CHAMPION, PageRequest.first())
                        .items())
                .extracting(AliasInterval::version)
                .containsExactly(1, 2, 1);
    }

    @Test
    void a_pack_shows_that_everything_is_as_it_was_decided_about() throws Exception {
        Slug model = model("packed", CARD + NASTY, 2, 3);
        Release first = live(model, 1);
        Release draft = rita.releases().request(LAB, new NewRelease(model, 2, PRODUCTION, null, null, NASTY));
        Release review = submit(draft.id(), ReleaseState.IN_REVIEW);
        rita.releases().comment(LAB, review.id(), NewDecision.on(review.digest(), NASTY));
        Release approved = amy.releases().approve(LAB, review.id(), NewDecision.on(review.digest(), "Fine."));
        deploy(approved);
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
        assertThat(text(files, "card.md")).isEqualTo(CARD + NASTY);
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
        Release draft = request(model("discreet", CARD, 2), 1, PRODUCTION);

        Map<String, byte[]> files = unzip(amy.releases().evidencePack(LAB, draft.id(), Locale.ENGLISH));

        assertThat(text(files, "audit.jsonl")).contains("\"withheld\":[\"ip\"]").doesNotContain("127.0.0.1");
        assertThat(text(files, "report.html")).doesNotContain("127.0.0.1");
        assertThat(problem(() -> people.as("zoe").releases().evidencePack(LAB, draft.id(), Locale.ENGLISH)))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void a_draft_has_evidence_too_in_the_reader_s_language() throws Exception {
        Slug model = versions.model("lab", "undescribed-draft", 2);
        Release draft = request(model, 1, PRODUCTION);
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

    private List<WaitingRelease> waiting(String name, Slug model) {
        return people.as(name).releases().waiting(new PageRequest(200, null, null)).items().stream()
                .filter(item -> item.release().model().equals(model))
                .toList();
    }

    private List<WaitingRelease> everything(String name) {
        var all = new ArrayList<WaitingRelease>();
        String after = null;
        do {
            var page = people.as(name).releases().waiting(new PageRequest(1, after, null));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private Slug model(String name, String card, float... factors) {
        Slug model = versions.model("lab", name, factors);
        for (int i = 1; i <= factors.length; i++) {
            people.describe(model, i, card);
        }
        return model;
    }

    private Slug environment(String name, List<ApprovalRule> rules, List<FreezeWindow> freezes) {
        var slug = new Slug(name);
        ada.environments().add(LAB, new NewEnvironment(slug, null, null));
        ada.environments().setPolicy(LAB, slug, 1, new Policy(false, true, List.of(), rules, 24, 24, freezes));
        return slug;
    }

    private static ApprovalRule rule(String name, int approvals) {
        return new ApprovalRule(new Slug(name), List.of(Role.APPROVER), List.of(), approvals);
    }

    private Release request(Slug model, int version, Slug environment) {
        return rita.releases().request(LAB, new NewRelease(model, version, environment));
    }

    private Release submit(UUID id, ReleaseState awaited) {
        rita.releases()
                .submit(
                        LAB,
                        id,
                        NewDecision.on(rita.releases().review(LAB, id).release().digest()));
        Eventually.until("it is " + awaited, () -> rita.releases().get(LAB, id).state() == awaited);
        return rita.releases().get(LAB, id);
    }

    private Release approve(Release release) {
        return amy.releases().approve(LAB, release.id(), NewDecision.on(release.digest()));
    }

    private Release live(Slug model, int version) {
        return deploy(approve(submit(request(model, version, PRODUCTION).id(), ReleaseState.IN_REVIEW)));
    }

    private Release deploy(Release approved) {
        Deployed deployed = dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest()));
        Eventually.until("the rollout ends", () -> {
            JobState state = dan.jobs().get(deployed.job()).state();
            return state == JobState.SUCCEEDED || state == JobState.FAILED;
        });
        return rita.releases().get(LAB, approved.id());
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

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, call))
                .problem();
    }
}
