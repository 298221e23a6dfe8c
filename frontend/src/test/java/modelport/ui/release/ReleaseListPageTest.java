package modelport.ui.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.time.Instant;
import modelport.contract.Slug;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.Version;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Samples;
import modelport.ui.fakes.Showcase;
import modelport.ui.registry.VersionPage;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {ReleaseListPage.class, ReleasePage.class, VersionPage.class, SignInPage.class})
class ReleaseListPageTest extends PageTest {
    private static final Slug ROUTER = new Slug("support-router");
    private static final Slug PRODUCTION = new Slug("production");

    @Test
    void the_address_chooses_what_is_shown() {
        come();
        open("releases?model=support-router&environment=production&state=IN_REVIEW");
        ReleaseListPage page = (ReleaseListPage) getCurrentView();

        assertThat(page.shown()).extracting(Release::version).containsExactly(13);
        assertThat(text()).contains("1 of 2 rules", "13 days left", "One release", "jun");

        page.show(null, PRODUCTION, ReleaseState.REJECTED);
        roundTrip();
        assertThat(page.shown()).extracting(Release::model).containsExactly(new Slug("search-embeddings"));

        page.show("iris", PRODUCTION, null);
        roundTrip();
        assertThat(text()).contains("No release like that");
    }

    @Test
    void an_empty_list_says_what_a_release_is() {
        signIn("ada");
        open("releases");

        assertThat(text()).contains("No release yet", "people decide about exactly these bytes");
    }

    @Test
    void long_lists_come_page_by_page() {
        come();
        for (int i = 0; i < 30; i++) {
            platform.releases.deploy(
                    PROJECT, new NewDeployment(ROUTER, 3, new Slug("development"), new Slug("place-" + i)));
        }
        open("releases");
        ReleaseListPage page = (ReleaseListPage) getCurrentView();
        assertThat(page.shown()).hasSize(ReleaseListState.PAGE);

        page.more();
        roundTrip();

        assertThat(page.shown()).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void a_request_from_a_version_is_handed_in_at_once() {
        come();
        platform.versions.put(Samples.ready(new Slug("iris"), 3, Samples.flowers(), Instant.now()));
        open("models/iris/versions/3");

        button("Request a release").click();
        roundTrip();
        RequestDialog dialog = the(RequestDialog.class);
        assertThat(dialog.endpoint.getValue()).isEqualTo("storefront-iris");
        assertThat(text(dialog)).contains("checks run first", "risk", "1 of ada, rosa");
        dialog.notes.setValue("One more flower.");
        dialog.submit.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(ReleasePage.class);
        assertThat(text()).contains("Checking", "One more flower.");
    }

    @Test
    void a_request_that_another_one_is_in_the_way_of_leads_there() {
        come();
        Version version = platform.versions.get(PROJECT, ROUTER, 14);
        open("models/support-router/versions/" + version.number());

        button("Request a release").click();
        roundTrip();
        the(RequestDialog.class).draft.click();
        roundTrip();

        assertThat(text(the(RequestDialog.class))).contains("is already on its way", "Open that release");
    }

    private void come() {
        Showcase.fill(platform);
        signIn("ada");
    }
}
