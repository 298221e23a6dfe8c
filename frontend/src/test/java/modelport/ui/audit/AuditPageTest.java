package modelport.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.Here;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {AuditPage.class, SignInPage.class})
class AuditPageTest extends PageTest {
    @Test
    void entries_are_told_in_words_the_newest_first_and_the_address_narrows_them() {
        AuditPage page = showcase("audit");

        assertThat(page.shown()).hasSize(50);
        assertThat(text(page))
                .contains("wrote a policy", "production, policy 8", "decided about a release", "experiment.paused")
                .contains("support-router v14 \u2192 production", "access token", "by itself", "50 entries and more");

        open("audit?action=policy.&actor=ada");
        assertThat(((AuditPage) getCurrentView()).shown())
                .extracting(AuditEntry::action)
                .containsExactly("policy.set");

        ((AuditPage) getCurrentView()).ask(new AuditQuery(false, "", "", "version=15"));
        roundTrip();
        assertThat(text()).contains("Nothing fits");
    }

    @Test
    void an_entry_shows_what_changed_and_its_place_in_the_chain() {
        showcase("audit?action=policy.");

        new EntryDrawer(((AuditPage) getCurrentView()).shown().getFirst()).open();
        roundTrip();

        assertThat(text(the(EntryDrawer.class)))
                .contains("reviewHours", "336", "168", "gates[2].kind", "SIZE", "2 values are as before")
                .contains("#63", "sha256:");
    }

    @Test
    void the_chain_is_verified_and_a_broken_place_is_named() {
        showcase("audit");
        button("Verify the chain").click();
        roundTrip();
        assertThat(text()).contains("Intact", "All 67 links are as they were made", "Note it elsewhere");

        platform.audit.damage(12);
        button("Verify the chain").click();
        roundTrip();
        assertThat(text()).contains("Broken", "#12", "is not what it was when it was written down", "11 links");
    }

    @Test
    void what_is_filtered_comes_as_a_table_and_no_cell_runs_in_a_spreadsheet() {
        showcase("audit");
        platform.audit.write(
                platform.audit
                        .write(Instant.EPOCH, PROJECT, "=ada", "model.changed", Map.of(), null, null)
                        .at(),
                PROJECT,
                "grace",
                "model.changed",
                Map.of("model", "iris"),
                null,
                Map.of("title", "Iris, again"));

        String csv = AuditCsv.write(Here.current(), new AuditFilter(PROJECT, null, null, "model."));

        assertThat(csv.lines().toList())
                .hasSize(1 + 60)
                .first()
                .isEqualTo("seq,at,project,actor,token,ip,action,subject,before,after,hash,id");
        assertThat(csv).contains("'=ada", "\"{\"\"title\"\":\"\"Iris, again\"\"}\"");
    }

    @Test
    void others_are_told_why_they_see_nothing() {
        signIn("vera");
        open("audit?scope=installation");

        assertThat(text()).contains("The audit log is for administrators").doesNotContain("Verify");
    }

    @Test
    void differences_go_down_into_documents() {
        assertThat(Difference.between(Map.of("a", List.of(1, 2)), Map.of("a", List.of(1, 3), "b", Map.of("c", true))))
                .extracting(Difference::path)
                .containsExactlyInAnyOrder("a[2]", "b.c");
        assertThat(Difference.between(true, false)).containsExactly(new Difference("", "true", "false"));
    }

    private AuditPage showcase(String address) {
        Showcase.fill(platform);
        signIn("ada");
        open(address);
        return (AuditPage) getCurrentView();
    }
}
