package modelport.ui.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {ReleaseListPage.class, ReleasePage.class, SignInPage.class, NotFoundPage.class})
class ReleasePageTest extends PageTest {
    private static final Slug ROUTER = new Slug("support-router");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void a_release_in_review_says_what_it_waits_for() {
        open(router());

        assertThat(text())
                .contains("1 of 2 rules are met. Open: risk. The review ends in 13 days.")
                .contains("asked by jun", "storefront-support-router", "temperature = 0.8")
                .contains("Callers can stay as they are", "Accuracy on tickets-2026-q2", "\u2265 90.0\u00a0%")
                .contains("v13 beside v12, which serves now", "23.6\u00a0MB")
                .contains("every week from Friday 18:00 to Monday 08:00")
                .contains("Kept from approving, because they have a share in it: jun.");
    }

    @Test
    void what_changed_since_the_last_look_comes_first() {
        open(router());

        assertThat(text())
                .contains("Since you looked last", "You approved another digest")
                .contains("temperature", "0.9", "0.8")
                .contains("about an earlier digest");
    }

    @Test
    void an_approval_says_what_it_does_and_is_about_the_digest_on_the_page() {
        Release before = open(find(ROUTER, ReleaseState.IN_REVIEW));

        button("Approve").click();
        roundTrip();
        DecisionDialog dialog = the(DecisionDialog.class);
        assertThat(text(dialog))
                .contains("Approve support-router v13 for production?", "goes to storefront-support-router")
                .contains("serves there now", "0", "rules stay open after you");
        dialog.act.click();
        roundTrip();

        assertThat(state(before)).isEqualTo(ReleaseState.APPROVED);
        assertThat(text()).contains("Approved by").contains("The approval holds for");
    }

    @Test
    void saying_no_needs_a_reason() {
        Release release = open(find(ROUTER, ReleaseState.IN_REVIEW));

        button("Reject").click();
        roundTrip();
        DecisionDialog dialog = the(DecisionDialog.class);
        dialog.act.click();
        assertThat(dialog.comment.isInvalid()).isTrue();
        dialog.comment.setValue("The returns class lost rows.");
        dialog.act.click();
        roundTrip();

        assertThat(state(release)).isEqualTo(ReleaseState.REJECTED);
        assertThat(text()).contains("Rejected").contains("ada wrote: The returns class lost rows.");
    }

    @Test
    void a_change_meanwhile_is_shown_and_nothing_typed_is_lost() {
        Release release = open(find(ROUTER, ReleaseState.IN_REVIEW));
        button("Reject").click();
        roundTrip();
        DecisionDialog dialog = the(DecisionDialog.class);
        dialog.comment.setValue("Too early.");

        platform.releases
                .as("jun")
                .change(
                        PROJECT,
                        release.id(),
                        platform.releases.get(PROJECT, release.id()).rowVersion(),
                        new ReleaseChange(null, null, Map.of("temperature", 0.7), null));
        dialog.act.click();
        roundTrip();

        assertThat(dialog.isOpened()).isTrue();
        assertThat(dialog.comment.getValue()).isEqualTo("Too early.");
        assertThat(dialog.act.isEnabled()).isFalse();
        assertThat(text(dialog)).contains("has changed since you looked", "0.8", "0.7", "In review", "Draft");
    }

    @Test
    void a_comment_that_is_being_typed_outlives_what_others_do() {
        Release release = open(find(ROUTER, ReleaseState.IN_REVIEW));
        TalkSection talk = the(TalkSection.class);
        talk.field.setValue("And Chinese tickets?");

        platform.releases.as("rosa").comment(PROJECT, release.id(), NewDecision.on(release.digest(), "Looks good."));
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("Looks good.");
        assertThat(the(TalkSection.class).field.getValue()).isEqualTo("And Chinese tickets?");

        the(TalkSection.class).send.click();
        roundTrip();
        assertThat(text()).contains("ada commented", "And Chinese tickets?");
        assertThat(the(TalkSection.class).field.getValue()).isEmpty();
    }

    @Test
    void an_emergency_needs_a_second_person_and_stays_marked() {
        Release release = open(find(new Slug("titanic"), ReleaseState.IN_REVIEW));
        assertThat(text()).contains("Somebody says that this cannot wait", "INC-2041");

        button("Agree that it cannot wait").click();
        roundTrip();
        the(DecisionDialog.class).comment.setValue("INC-2041, seen it.");
        the(DecisionDialog.class).act.click();
        roundTrip();

        assertThat(state(release)).isEqualTo(ReleaseState.APPROVED);
        assertThat(text()).contains("Released in an emergency, without its approvals");
    }

    @Test
    void deploying_and_rolling_back_name_the_versions() {
        Release release = open(find(ROUTER, ReleaseState.IN_REVIEW));
        platform.releases.approve(PROJECT, release.id(), NewDecision.on(release.digest()));
        tasks.elapse();
        roundTrip();

        button("Deploy").click();
        roundTrip();
        assertThat(text(the(DecisionDialog.class))).contains("move from v12 to v13", "is read again");
        the(DecisionDialog.class).act.click();
        roundTrip();
        assertThat(text()).contains("v13 is on its way. v12 answers until every node has it.");

        platform.releases.arrived(release.id());
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("v13 serves");
        button("Roll back").click();
        roundTrip();
        assertThat(text(the(DecisionDialog.class))).contains("v12", "comes back to storefront-support-router");
    }

    @Test
    void failed_checks_say_what_is_missing_and_the_release_is_handed_in_again() {
        Release release = open(find(new Slug("search-embeddings"), ReleaseState.DRAFT));
        assertThat(text()).contains("1 of 5 checks failed.", "Measure");

        button("Hand in again").click();
        roundTrip();
        the(DecisionDialog.class).act.click();
        roundTrip();
        assertThat(text()).contains("0 of 5 checks are done.", "Being looked at");

        platform.releases.checked(release.id(), true);
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("0 of 2 rules are met.");
    }

    @Test
    void a_change_says_how_many_approvals_it_makes_void() {
        signIn("jun");
        Release release = open(find(ROUTER, ReleaseState.IN_REVIEW));
        assertThat(text()).doesNotContain("You can approve under this rule.");

        button("Change").click();
        roundTrip();
        ChangeDialog dialog = the(ChangeDialog.class);
        assertThat(text(dialog)).contains("Approvals stay");
        dialog.endpoint.setValue("support-router-two");
        assertThat(text(dialog)).contains("1", "approvals become void");
        dialog.save.click();
        roundTrip();

        assertThat(platform.releases.get(PROJECT, release.id()).endpoint()).isEqualTo(new Slug("support-router-two"));
        assertThat(text()).contains("support-router-two", "Since you opened this page");
    }

    @Test
    void evidence_opens_as_it_was_kept() {
        open(router());

        all(UI.getCurrent())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getText().equals("Evidence"))
                .findFirst()
                .orElseThrow()
                .click();
        roundTrip();

        assertThat(text(the(EvidenceDrawer.class))).contains("Scan of the files", "\"metric\" : \"accuracy\"");
    }

    @Test
    void the_page_speaks_chinese_and_keeps_what_is_typed() {
        open(router());
        the(TalkSection.class).field.setValue("draft");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text()).contains("已满足 1 / 2 条规则，尚缺：risk。").doesNotContain("Who decides");
        assertThat(the(TalkSection.class).field.getValue()).isEqualTo("draft");
    }

    @Test
    void whoever_may_only_look_is_offered_nothing() {
        signIn("vera");
        open(router());

        assertThat(text()).contains("Discussion").doesNotContain("Withdraw", "Reject", "Hand in");
    }

    @Test
    void what_is_not_there_is_not_found() {
        open("releases/nothing");
        assertThat(text()).contains("Nothing lives here");

        open("releases/" + new UUID(0, 0));
        assertThat(text()).contains("Nothing lives here");
    }

    private Release open(Release release) {
        open("releases/" + release.id());
        return release;
    }

    private String router() {
        return "releases/" + find(ROUTER, ReleaseState.IN_REVIEW).id();
    }

    private ReleaseState state(Release release) {
        return platform.releases.get(PROJECT, release.id()).state();
    }

    private Release find(Slug model, ReleaseState state) {
        Supplier<AssertionError> none = () -> new AssertionError(model + " " + state);
        return platform
                .releases
                .list(PROJECT, new ReleaseFilter(model, new Slug("production"), state), PageRequest.first())
                .items()
                .stream()
                .findFirst()
                .orElseThrow(none);
    }
}
