package modelport.ui.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.util.Objects;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.registry.VersionState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            DatasetListPage.class,
            DatasetPage.class,
            DatasetVersionPage.class,
            BringPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class DatasetPageTest extends PageTest {
    private static final Slug TICKETS = new Slug("tickets-2026-q2");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void a_dataset_shows_its_versions_and_what_the_newest_holds() {
        open("datasets/tickets-2026-q2");

        assertThat(text())
                .contains("18,240 rows, 7 columns")
                .contains("Without test orders", "Version 1")
                .contains("order_value_eur", "received_at");
    }

    @Test
    void an_archived_dataset_can_be_taken_back_at_once() {
        open("datasets/tickets-2026-q2");

        button("Archive").click();
        roundTrip();
        assertThat(platform.datasets.get(PROJECT, TICKETS).archived()).isTrue();
        assertThat(text()).contains("Put away.").contains("Bring back").doesNotContain("Bring a version");

        button("Take it back").click();
        roundTrip();
        assertThat(platform.datasets.get(PROJECT, TICKETS).archived()).isFalse();
    }

    @Test
    void a_version_shows_distributions_rows_and_what_was_left_out() {
        open("datasets/tickets-2026-q2/versions/2");

        assertThat(text())
                .contains("18,240 rows, 7 columns", "The label is **queue**".replace("**", ""))
                .contains("761", "4.17\u00a0%", "Half lie below")
                .contains("1 to 25 of 18,240")
                .contains("118", "sepal_length")
                .contains("2 columns are left out:", "internal_comment")
                .contains("semicolon", "UTF-8");
    }

    @Test
    void rows_are_paged_and_any_row_can_be_gone_to() {
        open("datasets/tickets-2026-q2/versions/2");
        RowsSection rows = the(RowsSection.class);

        rows.after.click();
        roundTrip();
        assertThat(text(rows)).contains("26 to 50 of 18,240").contains("#26").doesNotContain("#25\n");

        rows.go(18_230);
        roundTrip();
        assertThat(text(rows)).contains("18,231 to 18,240 of 18,240");
        assertThat(rows.after.isEnabled()).isFalse();
    }

    @Test
    void a_column_opens_with_all_its_figures() {
        open("datasets/tickets-2026-q2/versions/2");

        button("order_value_eur").click();
        roundTrip();

        assertThat(text(the(ColumnDrawer.class)))
                .contains("Where the values lie", "the smallest", "95\u00a0%")
                .contains("20 bins of equal width");
    }

    @Test
    void another_schema_becomes_the_next_version_of_the_same_file() {
        open("datasets/tickets-2026-q2/versions/2");
        SchemaEditor editor = the(SchemaEditor.class);
        assertThat(editor.make.isEnabled()).isFalse();

        Objects.requireNonNull(editor.fields.get("channel")).kept().setValue(false);
        assertThat(text(editor)).contains("One change.");
        editor.make.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(DatasetVersionPage.class);
        assertThat(text()).contains("v3").contains("Being read");
        var made = platform.datasets.version(PROJECT, TICKETS, 3);
        assertThat(made.basedOn()).isEqualTo(2);
        assertThat(platform.datasets.said(made).schema())
                .singleElement()
                .satisfies(column -> assertThat(column.ignored()).isTrue());
    }

    @Test
    void a_rejected_version_says_what_is_wrong_and_where() {
        open("datasets/payments-2026/versions/1");

        assertThat(text())
                .contains("Not accepted.")
                .contains("101 of 4210 rows are bad")
                .contains("petal_width", "\u201cn/a?\u201d is no number.")
                .contains("the whole row", "and 98 more");
    }

    @Test
    void what_a_version_is_for_can_be_changed() {
        open("datasets/tickets-2026-q2/versions/2");
        button("Edit").click();
        roundTrip();
        EditVersionDialog dialog = the(EditVersionDialog.class);

        dialog.roles.show(java.util.List.of(DatasetRole.TRAINING));
        dialog.note.setValue("Cleaned");
        dialog.save.click();
        roundTrip();

        assertThat(platform.datasets.version(PROJECT, TICKETS, 2).roles()).containsExactly(DatasetRole.TRAINING);
        assertThat(text()).contains("Cleaned");
    }

    @Test
    void whoever_may_only_look_changes_nothing() {
        signIn("vera");

        open("datasets/tickets-2026-q2/versions/2");

        assertThat(text()).contains("Same as curl", "Download").doesNotContain("Make it so", "Archive");
    }

    @Test
    void a_version_that_is_put_away_comes_back() {
        open("datasets/iris/versions/1");
        button("Archive").click();
        roundTrip();
        assertThat(state()).isEqualTo(VersionState.ARCHIVED);

        button("Bring back").click();
        roundTrip();
        assertThat(state()).isEqualTo(VersionState.READY);
    }

    @Test
    void what_is_not_there_is_not_found() {
        open("datasets/nothing");
        assertThat(text()).contains("Nothing lives here");

        open("datasets/iris/versions/99");
        assertThat(text()).contains("Nothing lives here");
    }

    private VersionState state() {
        return platform.datasets.version(PROJECT, new Slug("iris"), 1).state();
    }
}
