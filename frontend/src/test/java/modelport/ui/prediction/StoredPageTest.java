package modelport.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.UUID;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {StoredPage.class, SignInPage.class, NotFoundPage.class})
class StoredPageTest extends PageTest {
    @Test
    void what_was_kept_is_listed_and_somebody_says_what_was_right() {
        StoredPage page = open();
        assertThat(page.shown()).isNotEmpty();

        @SuppressWarnings("unchecked")
        ComboBox<String> field = the(ComboBox.class);
        field.setValue(field.getListDataView().getItem(0));
        roundTrip();

        assertThat(text()).contains("Told");
    }

    @Test
    void many_labels_go_as_a_table_and_what_cannot_be_taken_is_named() {
        open();
        button("Send labels").click();
        roundTrip();
        FeedbackDialog dialog = the(FeedbackDialog.class);

        dialog.send.click();
        assertThat(text(dialog)).contains("Paste lines or choose a file first.");
        dialog.csv.setValue("prediction,label\n%s,billing\n%s,".formatted(UUID.randomUUID(), UUID.randomUUID()));
        dialog.send.click();

        assertThat(text(dialog)).contains("new labels", "were not taken", "Line 2:");
    }

    private StoredPage open() {
        Showcase.fill(platform);
        signIn("ada");
        open("endpoints/storefront-support-router/predictions");
        return (StoredPage) getCurrentView();
    }
}
