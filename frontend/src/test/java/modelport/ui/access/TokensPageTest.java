package modelport.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import modelport.ui.PageTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {TokensPage.class, SignInPage.class})
class TokensPageTest extends PageTest {
    @BeforeEach
    void come() {
        signIn("ada");
        open("tokens");
    }

    @Test
    void a_token_is_shown_once_and_listed_without_its_secret() {
        assertThat(text()).contains("No tokens yet");

        IssueTokenDialog dialog = issue("nightly scoring");

        assertThat(text(dialog)).contains("mp_api_").contains("not shown again");
        dialog.close();
        roundTrip();
        assertThat(text()).contains("nightly scoring").doesNotContain("mp_api_");
    }

    @Test
    void a_token_without_a_purpose_is_not_issued() {
        IssueTokenDialog dialog = issue("");

        assertThat(dialog.name.isInvalid()).isTrue();
        assertThat(text(dialog)).doesNotContain("mp_api_");
    }

    @Test
    void revoking_says_what_it_does_first() {
        issue("nightly scoring").close();
        roundTrip();

        button("Revoke").click();
        roundTrip();

        assertThat(text()).contains("Revoke the token for nightly scoring?").contains("5 seconds");
        agree();
        assertThat(text()).contains("No tokens yet");
    }

    private IssueTokenDialog issue(String purpose) {
        button("Issue a token").click();
        roundTrip();
        IssueTokenDialog dialog = all(UI.getCurrent())
                .filter(IssueTokenDialog.class::isInstance)
                .map(IssueTokenDialog.class::cast)
                .findFirst()
                .orElseThrow();
        dialog.name.setValue(purpose);
        dialog.issue.click();
        roundTrip();
        return dialog;
    }
}
