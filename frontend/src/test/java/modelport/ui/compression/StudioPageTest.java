package modelport.ui.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionState;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Version;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.EChart;
import modelport.ui.fakes.Showcase;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {CompressionListPage.class, StudioPage.class, VersionPage.class, SignInPage.class, NotFoundPage.class
        })
class StudioPageTest extends PageTest {
    private static final Slug ROUTER = new Slug("support-router");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void a_search_that_is_done_begins_with_its_answer() {
        open(done());

        assertThat(text())
                .contains("int8-blocks is 26\u00a0% of the size, 1.8 times as fast and loses 0.24 points.")
                .contains("11 candidates were measured; 3 keep to the limits.")
                .contains("One came out slower than the parent.")
                .contains("Recommended", "at a loss of 0.2 %");
    }

    @Test
    void every_candidate_has_its_figures_and_a_verdict() {
        open(done());

        assertThat(text())
                .contains("8-bit blocks", "23.9\u00a0MB", "0.932", "4.9\u00a0ms")
                .contains("within noise", "Too slow", "Rows depend", "Loses too much", "Nothing better")
                .contains("v14", "the parent", "100\u00a0%");
        assertThat(text()).contains("Without figures", "The model has no decision trees.", "no finite numbers");
        assertThat(the(EChart.class).getElement().getAttribute("aria-label"))
                .contains("11 candidates", "int8-blocks has 26\u00a0% of the size and loses 0.24 points");
    }

    @Test
    void candidates_appear_as_they_are_measured() {
        Compression running = searches().getFirst();
        open("compression/" + running.id());
        assertThat(text()).contains("3 of 17 recipes are tried.", "The best so far", "Being tried", "Waiting");
        assertThat(text()).doesNotContain("0.863");

        platform.compressions.steps(running.id(), 4);
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("7 of 17 recipes are tried.", "78.0\u00a0MB");
    }

    @Test
    void a_search_that_ends_while_somebody_looks_says_so() {
        Compression running = searches().getFirst();
        open("compression/" + running.id());

        platform.compressions.steps(running.id(), 20);
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("11 candidates were measured").doesNotContain("Stop, keep the best");
    }

    @Test
    void stopping_keeps_what_was_found() {
        Compression running = searches().getFirst();
        open("compression/" + running.id());

        button("Stop, keep the best").click();
        tasks.elapse();
        roundTrip();

        assertThat(platform.jobs.get(running.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(text()).contains("Stopped after 3 of 17 recipes; what was found by then stays.", "Not tried");
    }

    @Test
    void a_search_that_broke_off_says_why_and_keeps_its_candidates() {
        open("compression/" + find(CompressionState.FAILED).id());

        assertThat(text()).contains("It broke off.", "768", "What was found by then stays.", "dynamic-int8");
    }

    @Test
    void where_nothing_is_better_the_parent_is_kept() {
        Compression none = searches().stream()
                .filter(each -> each.candidates().size() == 3)
                .findFirst()
                .orElseThrow();

        open("compression/" + none.id());

        assertThat(text()).contains("Keep v13.", "None of 3 candidates is better", "Keep it as it is");
    }

    @Test
    void a_candidate_opens_with_its_steps_parts_and_warnings() {
        open(done());

        button("8-bit storage").click();
        roundTrip();
        CandidateDrawer drawer = the(CandidateDrawer.class);

        assertThat(text(drawer))
                .contains("Weights are stored as 8-bit numbers", "Batch of 8, median", "Memory", "Size, packed")
                .contains("is slow with these weights")
                .contains("6 changed, 2 left alone", "This is a vector: too little to gain");
    }

    @Test
    void a_candidate_becomes_a_version_with_a_budget() {
        open(done());
        button("75 % of the neurons").click();
        roundTrip();
        the(CandidateDrawer.class).promote.click();
        roundTrip();
        PromoteDialog dialog = the(PromoteDialog.class);
        assertThat(text(dialog)).contains("of the parent\u2019s size", "endpoints change");

        dialog.budget.setValue(0.05);
        dialog.promote.click();
        roundTrip();
        assertThat(dialog.isOpened()).isTrue();
        assertThat(dialog.budget.isInvalid()).isTrue();

        dialog.budget.setValue(0.3);
        dialog.title.setValue("Fewer neurons");
        dialog.promote.click();
        roundTrip();
        tasks.elapse();
        roundTrip();

        Version made = platform.versions.get(PROJECT, ROUTER, 16);
        assertThat(made.title()).isEqualTo("Fewer neurons");
        assertThat(made.parent()).isEqualTo(14);
        assertThat(platform.compressions.derivation(PROJECT, ROUTER, 16).lossBudget())
                .isEqualTo(0.003);
        assertThat(text()).contains("Became v16");
    }

    @Test
    void the_figures_come_as_a_table_for_other_programs() {
        List<String> lines = StudioCsv.text(new Study(find14())).lines().toList();

        assertThat(lines).hasSize(19);
        assertThat(lines.getFirst()).startsWith("recipe,state,size_bytes");
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(23));
        assertThat(lines.get(1)).startsWith("v14,PARENT,90412018");
        assertThat(lines.get(3)).startsWith("int8-blocks,MEASURED,23868773,").contains(",true,true,15,");
    }

    @Test
    void the_studio_can_be_kept_as_a_page_that_needs_nothing_else() {
        open(done());

        String file = StudioReport.html(new Study(find14()));

        assertThat(file)
                .startsWith("<!doctype html>")
                .contains("int8-blocks", "8-bit blocks", "The model has no decision trees.", "Points of accuracy lost")
                .doesNotContain("<script", "<vaadin-button", "src=");
    }

    @Test
    void the_page_speaks_chinese_without_reload() {
        open(done());

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text())
                .contains("int8-blocks 的大小为原来的 26\u00a0%，速度为 1.8 倍，损失 0.24 个百分点。")
                .contains("8 位分块")
                .doesNotContain("Candidates");
    }

    @Test
    void whoever_may_only_look_takes_nothing() {
        signIn("vera");

        open(done());

        assertThat(text()).contains("Show its steps").doesNotContain("Make it a version", "Search again");
    }

    @Test
    void what_is_not_there_is_not_found() {
        open("compression/nothing");
        assertThat(text()).contains("Nothing lives here");

        open("compression/00000000-0000-0000-0000-000000000000");
        assertThat(text()).contains("Nothing lives here");
    }

    @Test
    void a_failure_while_it_runs_is_seen_at_once() {
        Compression running = searches().getFirst();
        open("compression/" + running.id());

        platform.compressions.fail(running.id(), Message.of("compression.no-products"));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("It broke off.", "The model has no products");
    }

    private String done() {
        return "compression/" + find14().id();
    }

    private Compression find14() {
        return searches().stream()
                .filter(each -> each.state() == CompressionState.DONE && each.version() == 14)
                .findFirst()
                .orElseThrow();
    }

    private Compression find(CompressionState state) {
        return searches().stream()
                .filter(each -> Objects.equals(each.state(), state))
                .findFirst()
                .orElseThrow();
    }

    private List<Compression> searches() {
        return platform.compressions
                .list(PROJECT, null, null, PageRequest.first())
                .items();
    }
}
