package modelport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.Severity;
import modelport.contract.registry.VersionChange;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clinic changes its microscope. Its endpoint drifts, a case opens by itself, learns from answered rows, is better on
 * rows of the new microscope, and asks; rita cannot say yes to it, amy does, and the better version serves.
 */
class MaintenanceJourney {
    private static final Slug MODEL = new Slug("tumours");
    private static final Slug PRODUCTION = new Slug("production");
    private static final Slug ENDPOINT = new Slug("default-tumours");
    private static final Path DATA = Path.of("../demo/src/main/resources/modelport/demo/data");
    private static final Pattern ENLARGED = Pattern.compile("radius|perimeter|area");
    private static final String LABEL = "diagnosis";
    private static final String CARD =
            "A random forest of scikit-learn: benign or malignant. Nobody may be treated by it.";

    /** Two windows of a minute have to agree, and the first began somewhere in its minute. */
    private static final Duration DRIFT_LIMIT = Duration.ofMinutes(6);

    private static final Set<CaseState> AT_WORK =
            Set.of(CaseState.OPEN, CaseState.TUNING, CaseState.COMPRESSING, CaseState.EVALUATING);

    private static final Duration CASE_LIMIT = Duration.ofMinutes(4);

    @TempDir
    private Path home;

    @TempDir
    private Path files;

    @Test
    void a_drift_ends_with_a_better_version_that_somebody_else_approved() throws Exception {
        try (var installation = new Installation(home);
                var browser = new Browser(installation.address())) {
            Platform admin = Platform.of(installation);
            admin.welcome("rita", Role.CONTRIBUTOR, Role.DEPLOYER);
            admin.welcome("amy", Role.APPROVER);
            Platform rita = Platform.of(installation, "rita");
            rule(admin);
            bring(rita);
            release(rita, Platform.of(installation, "amy"));
            watch(rita);
            Page watching = Pages.signIn(browser, "rita", "/ui/monitoring/" + ENDPOINT);
            Page approving = Pages.signIn(browser, "amy", "/ui/approvals");
            assertThat(approving.getByText("Nothing waits for you.").first()).isVisible();

            try (var clinic = new Clinic(rita, ENDPOINT, clinicUnderNewMicroscope())) {
                clinic.open();
                assertDrifts(watching);
                assertCaseAsks(watching, rita);
                Pages.decide(approving, "Approve", "You approved tumours v2.");
                deploy(watching);
                Platform.await("version 2 to serve", () -> rita.isServing(ENDPOINT, 2));
            }
            assertCaseIsOver(watching, rita);
        }
    }

    private static void rule(Platform admin) {
        var environments = admin.client().environments();
        int number = environments.policy(Platform.PROJECT, PRODUCTION).number();
        var policy = Policy.of(
                List.of(GateRule.of(GateKind.SCAN), GateRule.of(GateKind.SIGNATURE), GateRule.of(GateKind.CARD)),
                List.of(new ApprovalRule(new Slug("experts"), List.of(Role.APPROVER), List.of(), 1)));
        environments.setPolicy(Platform.PROJECT, PRODUCTION, number, policy);
    }

    private void bring(Platform rita) throws Exception {
        rita.bring("training", DATA.resolve("tumours-training.csv"), LABEL, DatasetRole.TRAINING);
        Path test = DATA.resolve("tumours-test.csv");
        rita.bring("test", test, LABEL, DatasetRole.EVALUATION);
        Path again = Clinic.underNewMicroscope(test, files.resolve("again.csv"));
        rita.bringNext("test", again, LABEL, DatasetRole.EVALUATION);
        rita.register(MODEL.value());
        rita.upload(MODEL.value(), DATA.resolve("tumours-forest.pkl"));
        long row = rita.awaitImported(MODEL.value(), 1).rowVersion();
        rita.client().versions().change(Platform.PROJECT, MODEL, 1, row, new VersionChange(null, CARD, null, null));
    }

    private Path clinicUnderNewMicroscope() throws Exception {
        return Clinic.underNewMicroscope(DATA.resolve("tumours-clinic.csv"), files.resolve("clinic.csv"));
    }

    private static void release(Platform rita, Platform amy) {
        var release = rita.ask(new NewRelease(MODEL, 1, PRODUCTION));
        amy.approve(release);
        rita.letOut(release);
        Platform.await("version 1 to serve", () -> rita.isServing(ENDPOINT, 1));
    }

    private static void watch(Platform rita) {
        var policy = new NewMaintenancePolicy(
                true,
                new MaintenanceTriggers(true, false, null, null, null),
                new MaintenanceData(
                        new DatasetChoice(new Slug("training"), null), new DatasetChoice(new Slug("test"), null), true),
                new MaintenanceTuning(
                        List.of("gradient-boosting"), Map.of("n_estimators", List.of(60, 120)), 3, "accuracy", 5),
                true,
                0,
                new MaintenanceBudget(24, 2, 3));
        rita.client().maintenance().setPolicy(Platform.PROJECT, ENDPOINT, 0, policy);
        var settings = new MonitorSettings(1, 100, 1, Severity.WARNING, "accuracy", List.of(), List.of());
        var reference = new DatasetChoice(new Slug("training"), null);
        var monitors = rita.client().monitors();
        var monitor = monitors.create(Platform.PROJECT, new NewMonitor(ENDPOINT, reference, settings));
        Platform.await(
                "monitor", () -> monitors.get(Platform.PROJECT, monitor.id()).state() == MonitorState.WATCHING);
    }

    /** The page says so by itself, with what was enlarged among what moved, and there is one alert. */
    private static void assertDrifts(Page page) {
        assertThat(page.getByText("Drifting.").first()).isVisible(within(DRIFT_LIMIT));
        assertThat(page.locator("tr")
                        .filter(new Locator.FilterOptions().setHasText("Drifted"))
                        .filter(new Locator.FilterOptions().setHasText(ENLARGED))
                        .first())
                .isVisible();
        page.navigate("/ui/alerts");
        assertThat(page.locator(".mp-alert-line")).hasCount(1);
    }

    private static void assertCaseAsks(Page page, Platform rita) {
        page.navigate("/ui/cases");
        page.locator(".mp-case-line a").first().click();
        assertThat(page.getByText("opened by itself").first()).isVisible();
        Platform.await(
                "the case", CASE_LIMIT, () -> !AT_WORK.contains(found(rita).state()));
        assertThat(found(rita).state()).as(() -> found(rita).toString()).isEqualTo(CaseState.REQUESTED);
        assertThat(page.getByText("People decide about its release").first()).isVisible();
        for (String deed :
                List.of("Opened by itself", "Data looked at", "Candidate and champion compared", "people decide")) {
            assertThat(page.getByText(deed).first()).isVisible();
        }
    }

    /** From the case to its release, which rita asked for and cannot approve, but may deploy. */
    private static void deploy(Page page) {
        Pages.button(page, "The release").click();
        page.waitForURL(Pattern.compile(".*/ui/releases/[0-9a-f-]{36}"));
        assertThat(Pages.button(page, "Approve")).hasCount(0);
        Pages.button(page, "Deploy").first().click();
        Pages.confirm(page, "Deploy");
        assertThat(page.getByText("v2 serves").first()).isVisible();
    }

    private static void assertCaseIsOver(Page page, Platform rita) {
        var cases = rita.client().maintenance();
        Platform.await("end of the case", () -> found(rita).outcome() == CaseOutcome.RELEASED);
        MaintenanceCase over = cases.get(Platform.PROJECT, found(rita).id());
        CandidateComparison comparison = Objects.requireNonNull(over.comparison());
        assertThat(comparison.low()).isGreaterThanOrEqualTo(0);
        assertThat(comparison.candidate()).isGreaterThan(comparison.champion());
        page.navigate("/ui/cases/" + over.id());
        assertThat(page.getByText("Version 2 serves in").first()).isVisible();
    }

    private static MaintenanceCase found(Platform rita) {
        return rita.client()
                .maintenance()
                .list(Platform.PROJECT, CaseFilter.all(), PageRequest.first())
                .items()
                .getFirst();
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration limit) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) limit.toMillis());
    }
}
