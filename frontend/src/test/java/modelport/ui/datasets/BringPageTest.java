package modelport.ui.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import modelport.contract.Slug;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.artifacts.Brought;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {BringPage.class, DatasetListPage.class, DatasetVersionPage.class, SignInPage.class})
class BringPageTest extends PageTest {
    private static final Slug FLOWERS = new Slug("flowers");

    @BeforeEach
    void come() {
        signIn("ada");
    }

    @Test
    void a_file_is_announced_and_suggests_a_name() {
        BringPage page = page("bring");

        Brought.pick(page.files, "Flowers.csv");

        assertThat(platform.uploads.announced).extracting(NewUpload::filename).containsExactly("Flowers.csv");
        assertThat(page.form.name.getValue()).isEqualTo("flowers");
        assertThat(page.create.isEnabled()).isFalse();
    }

    @Test
    void a_file_becomes_a_table_whose_schema_can_be_corrected() {
        BringPage page = page("bring");
        arrive(page, "flowers.csv");
        page.form.roles.show(List.of(DatasetRole.EVALUATION));
        page.form.label.setValue("species");

        page.create.click();
        roundTrip();
        assertThat(text(page)).contains("Being read");
        finish(1);
        assertThat(text(page)).contains("150 rows, 5 columns", "What was found", "petal_width");

        SchemaEditor editor = the(SchemaEditor.class);
        Objects.requireNonNull(editor.fields.get("petal_width")).type().setValue(ColumnType.TEXT);
        editor.make.click();
        roundTrip();
        finish(2);

        assertThat(platform.datasets.version(PROJECT, FLOWERS, 2).basedOn()).isEqualTo(1);
        assertThat(platform.datasets.version(PROJECT, FLOWERS, 2).label()).isEqualTo("species");
        assertThat(platform.datasets.version(PROJECT, FLOWERS, 1).roles()).containsExactly(DatasetRole.EVALUATION);
    }

    @Test
    void bad_rows_are_named_by_line_and_column() {
        BringPage page = page("bring");
        arrive(page, "bad-flowers.csv");

        page.create.click();
        platform.datasets.finishImport(new Slug("bad-flowers"), 1);
        tasks.elapse();
        roundTrip();

        assertThat(text(page))
                .contains("3 rows")
                .contains("118", "sepal_length", "\u201c5,1\u201d is no number.")
                .contains("Rows without a label: 2");
    }

    @Test
    void a_file_that_is_rejected_says_what_and_where_and_how_to_read_it_otherwise() {
        BringPage page = page("bring");
        arrive(page, "broken.csv");

        page.create.click();
        platform.datasets.finishImport(new Slug("broken"), 1);
        tasks.elapse();
        roundTrip();

        assertThat(text(page)).contains("Not accepted.", "the first in line 2", "How the file is read");
        SchemaEditor editor = the(SchemaEditor.class);
        all(editor)
                .filter(ReadingFields.class::isInstance)
                .map(ReadingFields.class::cast)
                .forEach(fields -> fields.delimiter.setValue(";"));
        assertThat(editor.make.isEnabled()).isTrue();
    }

    @Test
    void a_known_dataset_gets_its_next_version() {
        platform.datasets.create(PROJECT, new NewDataset(FLOWERS, "Flowers", null, null));
        BringPage page = page("bring?dataset=flowers");

        assertThat(page.form.name.getHelperText()).contains("v1");
        assertThat(page.form.title.isVisible()).isFalse();
    }

    @Test
    void leaving_while_the_file_is_on_its_way_is_asked_about_first() {
        BringPage page = page("bring");
        Brought.pick(page.files, "flowers.csv");

        open("datasets");
        assertThat(getCurrentView()).isSameAs(page);

        agree();
        assertThat(getCurrentView()).isInstanceOf(DatasetListPage.class);
    }

    @Test
    void what_was_typed_and_what_has_arrived_survive_a_change_of_language() {
        BringPage page = page("bring");
        arrive(page, "flowers.csv");
        page.form.note.setValue("First");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(page.form.note.getValue()).isEqualTo("First");
        assertThat(page.create.isEnabled()).isTrue();
        assertThat(text(page)).contains("开始读取").doesNotContain("Everything is here");
    }

    private BringPage page(String address) {
        open(address);
        return (BringPage) getCurrentView();
    }

    private void arrive(BringPage page, String name) {
        Brought.arrive(page.files, platform.uploads, name);
    }

    private void finish(int version) {
        platform.datasets.finishImport(FLOWERS, version);
        tasks.elapse();
        roundTrip();
    }
}
