package modelport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.registry.VersionChange;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three people in three browsers: rita asks for a release whose check fails, takes another version, and cannot approve
 * it herself; amy and dan do, each under a rule of theirs; it serves, a later one is rolled back, and all of it is on
 * record.
 */
class ReleaseJourney {
    private static final Slug MODEL = new Slug("digits");
    private static final Slug PRODUCTION = new Slug("production");
    private static final Slug ENDPOINT = new Slug("default-digits");
    private static final String CARD = "Tells handwritten digits apart, 8 by 8 points each. Learnt from two thirds of "
            + "scikit-learn's digits; measured on the rest. Nobody's post depends on it.";

    @TempDir
    private Path home;

    @TempDir
    private Path files;

    @Test
    void a_release_is_asked_for_checked_approved_by_two_deployed_and_rolled_back() throws Exception {
        try (var installation = new Installation(home);
                var browser = new Browser(installation.address())) {
            Platform admin = Platform.of(installation);
            admin.welcome("rita", Role.CONTRIBUTOR);
            admin.welcome("amy", Role.APPROVER);
            admin.welcome("dan", Role.DEPLOYER);
            Platform rita = Platform.of(installation, "rita");
            bring(admin, rita);
            Page asking = Pages.signIn(browser, "rita", "/ui/models/digits/versions/1");
            Page approving = Pages.signIn(browser, "amy", "/ui/approvals");
            Page deploying = Pages.signIn(browser, "dan", "/ui/approvals");
            assertThat(approving.getByText("Nothing waits for you.").first()).isVisible();

            UUID release = askForWorse(asking);
            takeBetter(asking);
            assertCannotApprove(asking);
            Pages.decide(approving, "Approve", "You approved digits v2.");
            Pages.decide(deploying, "Approve", "You approved digits v2.");
            assertThat(deploying.getByText("Can be deployed").first()).isVisible();
            Pages.decide(deploying, "Deploy", "digits v2 is on its way.");
            Platform.await("version 2 to serve", () -> rita.isServing(ENDPOINT, 2));
            assertThat(asking.getByText("v2 serves").first()).isVisible();

            UUID later = releaseByRest(installation, 3);
            rollBack(deploying, later);
            Platform.await("version 2 to serve again", () -> rita.isServing(ENDPOINT, 2));

            assertChainIsIntact(browser);
            assertEvidence(deploying, rita.client().releases().get(Platform.PROJECT, release));
        }
    }

    /** Three versions, each measured, and a rule for production that only the last two keep. */
    private void bring(Platform admin, Platform rita) throws IOException {
        rita.bring("digits-test", Digits.test(files), DatasetRole.EVALUATION);
        rita.register(MODEL.value());
        Path worse = Digits.perceptron();
        Path better = Digits.forest();
        double low = measured(rita, worse);
        double high = measured(rita, better);
        assertThat(low).isLessThan(high);
        measured(rita, better);
        for (int number = 1; number <= 3; number++) {
            long row = rita.version(MODEL.value(), number).rowVersion();
            var card = new VersionChange(null, CARD, null, null);
            rita.client().versions().change(Platform.PROJECT, MODEL, number, row, card);
        }
        var accurate = new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", new Slug("digits-test"), (low + high) / 2);
        var policy = Policy.of(
                List.of(
                        GateRule.of(GateKind.SCAN),
                        GateRule.of(GateKind.CARD),
                        GateRule.of(GateKind.SIGNATURE),
                        accurate),
                List.of(
                        new ApprovalRule(new Slug("experts"), List.of(Role.APPROVER), List.of(), 1),
                        new ApprovalRule(new Slug("operations"), List.of(Role.DEPLOYER), List.of(), 1)));
        var environments = admin.client().environments();
        int number = environments.policy(Platform.PROJECT, PRODUCTION).number();
        environments.setPolicy(Platform.PROJECT, PRODUCTION, number, policy);
    }

    private static double measured(Platform rita, Path file) {
        int number = rita.upload(MODEL.value(), file);
        rita.awaitImported(MODEL.value(), number);
        return rita.evaluate(MODEL.value(), number, "digits-test").headline().stream()
                .filter(each -> each.metric().equals("accuracy"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static UUID askForWorse(Page page) {
        Pages.button(page, "Request a release").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Why").fill("The first one for everybody.");
        Pages.confirm(page, "Request and hand in");
        page.waitForURL(Pattern.compile(".*/ui/releases/[0-9a-f-]{36}"));
        assertThat(page.getByText("checks failed.").first()).isVisible();
        return UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    private static void takeBetter(Page page) {
        Pages.button(page, "Change").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("v2"))
                .click();
        Pages.confirm(page, "Save");
        Pages.button(page, "Hand in")
                .or(Pages.button(page, "Hand in again"))
                .first()
                .click();
        Locator sure = page.getByRole(AriaRole.DIALOG);
        sure.locator("vaadin-button[theme~=primary]").click();
        assertThat(page.getByText("0 of 2 rules").first()).isVisible();
    }

    private static void assertCannotApprove(Page page) {
        assertThat(Pages.button(page, "Approve")).hasCount(0);
        assertThat(page.getByText("Kept from approving").first()).isVisible();
    }

    private static UUID releaseByRest(Installation installation, int version) {
        UUID id = Platform.of(installation, "rita").ask(new NewRelease(MODEL, version, PRODUCTION));
        Platform.of(installation, "amy").approve(id);
        Platform dan = Platform.of(installation, "dan");
        dan.approve(id);
        dan.letOut(id);
        return id;
    }

    private static void rollBack(Page page, UUID release) {
        page.navigate("/ui/releases/" + release);
        Pages.button(page, "Roll back").first().click();
        Pages.confirm(page, "Roll back");
        assertThat(page.getByText("v3 was rolled back").first()).isVisible();
    }

    private static void assertChainIsIntact(Browser browser) {
        Page page = Pages.signIn(browser, "admin", "/ui/audit");
        Pages.button(page, "Verify the chain").first().click();
        assertThat(page.getByText(Pattern.compile("intact", Pattern.CASE_INSENSITIVE))
                        .first())
                .isVisible();
    }

    /**
     * The zip proves itself: its files have the digests that their names and lists say, and one of them the release's.
     */
    private void assertEvidence(Page page, Release release) throws IOException {
        page.navigate("/ui/releases/" + release.id());
        Pages.button(page, "More").first().click();
        Download download = page.waitForDownload(
                () -> page.getByText("Evidence pack (zip)").first().click());
        Map<String, byte[]> pack = unzip(Files.readAllBytes(download.path()));
        List<String> sums = new String(entry(pack, "SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(sha256(entry(pack, line.substring(66)))).isEqualTo(line.substring(0, 64)));
        assertThat(sha256(entry(pack, "content.json"))).isEqualTo(release.digest());

        Path report = Files.write(files.resolve("report.html"), entry(pack, "report.html"));
        page.navigate(report.toUri().toString());
        assertThat(page.getByText(release.digest()).first()).isVisible();
        for (String name : List.of("rita", "amy", "dan")) {
            assertThat(page.getByText(name).first()).isVisible();
        }
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] entry(Map<String, byte[]> pack, String name) {
        return Objects.requireNonNull(pack.get(name), () -> name + " is not among " + pack.keySet());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
