package modelport.ui.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import modelport.contract.release.NewDecision;
import modelport.contract.release.WaitingFor;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.Box;
import modelport.ui.fakes.Showcase;
import modelport.ui.release.WaitingCards.Card;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {ApprovalsPage.class, ReleaseListPage.class, ReleasePage.class, SignInPage.class})
class ApprovalsPageTest extends PageTest {
    @Test
    void every_card_has_what_a_decision_needs() {
        ApprovalsPage page = come("ada");

        assertThat(page.shown())
                .extracting(each -> each.waiting().waitingFor())
                .containsExactly(WaitingFor.DEPLOYMENT, WaitingFor.APPROVAL, WaitingFor.EMERGENCY);
        assertThat(text())
                .contains("3 decisions need you.")
                .contains("Support router", "Trained with the second quarter", "review ends in 13 days")
                .contains("91.8\u00a0% (+0.1", "23.6\u00a0MB, was 23.6\u00a0MB")
                .contains("Scan of the files", "1 of 2 rules", "You can approve under this rule.")
                .contains("olga wrote: INC-2041");
    }

    @Test
    void a_key_decides_after_one_question_and_the_card_goes_away() {
        ApprovalsPage page = come("ada");
        Card router = card(page, WaitingFor.APPROVAL);

        page.hear("a", router.name());
        roundTrip();
        the(DecisionDialog.class).act.click();
        roundTrip();

        assertThat(text()).contains("You approved support-router v13.");
        assertThat(page.shown())
                .filteredOn(each -> each.waiting().waitingFor() == WaitingFor.APPROVAL)
                .isEmpty();
    }

    @Test
    void rejecting_by_key_asks_for_the_reason() {
        ApprovalsPage page = come("ada");

        page.hear("r", card(page, WaitingFor.APPROVAL).name());
        roundTrip();

        assertThat(text(the(DecisionDialog.class))).contains("Reject support-router v13", "It ends for good");
        the(DecisionDialog.class).act.click();
        assertThat(the(DecisionDialog.class).comment.isInvalid()).isTrue();
    }

    @Test
    void keys_open_a_release_and_explain_themselves() {
        ApprovalsPage page = come("ada");

        page.hear("?", "");
        roundTrip();
        assertThat(text()).contains("To the next card; the arrow down does it too");

        page.hear("Enter", card(page, WaitingFor.APPROVAL).name());
        roundTrip();
        assertThat(getCurrentView()).isInstanceOf(ReleasePage.class);
    }

    @Test
    void the_menu_counts_what_waits_and_follows() {
        ApprovalsPage page = come("ada");
        assertThat(count()).isEqualTo("3");
        Card router = card(page, WaitingFor.APPROVAL);

        platform.releases.reject(
                PROJECT,
                router.waiting().release().id(),
                NewDecision.on(router.waiting().release().digest(), "no"));
        tasks.elapse();
        roundTrip();

        assertThat(count()).isEqualTo("2");
        assertThat(page.shown()).hasSize(2);
    }

    @Test
    void what_came_back_with_questions_leads_to_its_page() {
        ApprovalsPage page = come("jun");
        assertThat(text()).contains("Came back to you").doesNotContain("Hand in again");

        page.hear("a", card(page, WaitingFor.CHANGES).name());
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(ReleasePage.class);
        assertThat(text()).contains("rosa asked for changes: Say in the card");
    }

    @Test
    void whoever_has_nothing_to_decide_is_told_what_would_come_here() {
        come("vera");

        assertThat(text()).contains("Nothing waits for you.", "All decided");
    }

    private ApprovalsPage come(String who) {
        Showcase.fill(platform);
        signIn(who);
        open("approvals");
        return (ApprovalsPage) getCurrentView();
    }

    private static Card card(ApprovalsPage page, WaitingFor what) {
        return page.shown().stream()
                .filter(each -> each.waiting().waitingFor() == what)
                .findFirst()
                .orElseThrow();
    }

    private static String count() {
        return all(UI.getCurrent())
                .filter(Box.class::isInstance)
                .map(Box.class::cast)
                .filter(each -> each.hasClassName("mp-count"))
                .map(each -> text(each).lines().findFirst().orElse(""))
                .findFirst()
                .orElse("none");
    }
}
