package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.Promotion;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.compression.StudioPage;
import modelport.ui.deployment.EndpointPage;
import modelport.ui.fakes.Showcase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {ModelPage.class, VersionPage.class, EndpointPage.class, StudioPage.class, SignInPage.class})
class FamilyTest extends PageTest {
    private static final Slug ROUTER = new Slug("support-router");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void what_was_made_of_a_version_hangs_on_it() {
        Family family = Family.of(
                platform.versions.list(PROJECT, ROUTER, PageRequest.first()).items());

        assertThat(family.members()).hasSize(15);
        assertThat(family.members().getLast().lane()).isEqualTo(1);
        assertThat(family.members().getLast().parent()).contains(13);
        assertThat(family.members().subList(0, 14)).allMatch(member -> member.lane() == 0);
        assertThat(family.lanes()).isEqualTo(2);
    }

    @Test
    void a_parent_that_is_not_shown_leaves_its_child_on_a_lane_of_its_own() {
        Family family = Family.of(
                List.of(platform.versions.get(PROJECT, ROUTER, 15), platform.versions.get(PROJECT, ROUTER, 3)));

        assertThat(family.members().getLast().lane()).isEqualTo(1);
        assertThat(family.members().getLast().parent()).isEmpty();
    }

    @Test
    void the_line_shows_the_newest_dozen_with_where_they_serve_and_leads_to_older_ones() {
        open("models/support-router");
        FamilySection line = the(FamilySection.class);

        assertThat(links(line))
                .containsSequence("models/support-router/versions/4", "models/support-router/versions/5");
        assertThat(links(line)).contains("endpoints/storefront-support-router").hasSize(15);
        assertThat(text(line)).contains("compressed from v14");

        button("Older").click();
        roundTrip();
        assertThat(links(line))
                .containsExactly(
                        "models/support-router/versions/1",
                        "models/support-router/versions/2",
                        "models/support-router/versions/3");

        button("Newest").click();
        roundTrip();
        assertThat(links(line)).contains("models/support-router/versions/15");
    }

    @Test
    void a_compressed_version_says_where_it_comes_from() {
        open("models/support-router/versions/15");

        assertThat(text())
                .contains("Where it comes from", "compressed", "90.4\u00a0MB", "23.9\u00a0MB")
                .contains("26\u00a0% of the size, 55\u00a0% of the time, a loss of 0.24 points.")
                .contains("It may lose 0.5 points at most.");
    }

    @Test
    void a_version_that_nobody_compressed_has_no_such_part_but_its_searches() {
        open("models/support-router/versions/13");

        assertThat(text()).doesNotContain("Where it comes from").contains("Made smaller", "keep v13");
    }

    @Test
    void a_version_without_a_search_behind_it_says_nothing_false() {
        Compression search = platform.compressions.list(PROJECT, ROUTER, 13, PageRequest.first()).items().stream()
                .filter(each -> each.state() == CompressionState.STOPPED)
                .findFirst()
                .orElseThrow();
        var candidate = search.candidates().getFirst();

        int made = platform.compressions
                .promote(PROJECT, search.id(), candidate.id(), Promotion.plain())
                .number();
        int again = platform.compressions
                .promote(PROJECT, search.id(), candidate.id(), Promotion.plain())
                .number();
        open("models/support-router/versions/" + made);

        assertThat(again).isEqualTo(made);
        assertThat(text()).contains("Where it comes from", "It may lose 1 points at most.");
    }

    private static List<String> links(FamilySection line) {
        return all(line)
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .map(Anchor::getHref)
                .toList();
    }
}
