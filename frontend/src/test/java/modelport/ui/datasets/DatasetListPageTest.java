package modelport.ui.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.NewDataset;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.datasets.DatasetListState.Which;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {DatasetListPage.class, DatasetPage.class, BringPage.class, SignInPage.class})
class DatasetListPageTest extends PageTest {
    @Test
    void the_list_says_how_large_the_newest_version_is_and_what_it_is_for() {
        DatasetListPage page = showcase("datasets");

        assertThat(names(page))
                .containsExactly("houses", "iris", "payments-2026", "returns", "shop-signals", "tickets-2026-q2");
        assertThat(text(page))
                .contains("18,240 rows", "7 columns", "evaluation", "Rejected", "no version yet", "6 datasets");
    }

    @Test
    void a_role_and_words_narrow_the_list() {
        DatasetListPage page = showcase("datasets");

        page.which.setValue(Which.REFERENCE);
        assertThat(names(page)).containsExactly("shop-signals", "tickets-2026-q2");

        page.search.setValue("tickets");
        assertThat(names(page)).containsExactly("tickets-2026-q2");

        page.search.setValue("no such thing");
        assertThat(text(page)).contains("No dataset matches");
    }

    @Test
    void the_address_says_which_are_shown() {
        DatasetListPage page = showcase("datasets?which=training&q=iris");

        assertThat(page.which.getValue()).isEqualTo(Which.TRAINING);
        assertThat(names(page)).containsExactly("iris");
    }

    @Test
    void what_is_put_away_is_found_under_its_own_choice() {
        DatasetListPage page = showcase("datasets");
        Dataset iris = platform.datasets.get(PROJECT, new Slug("iris"));
        platform.datasets.change(PROJECT, iris.name(), iris.rowVersion(), new DatasetChange(null, null, null, true));
        tasks.elapse();
        roundTrip();

        assertThat(names(page)).doesNotContain("iris");

        page.which.setValue(Which.ARCHIVED);
        assertThat(names(page)).containsExactly("iris");
    }

    @Test
    void an_empty_project_says_what_a_dataset_is_and_what_to_do() {
        signIn("ada");

        open("datasets");

        assertThat(text())
                .contains("No datasets yet")
                .contains("CSV or Parquet")
                .contains("Bring a dataset");
    }

    @Test
    void whoever_may_only_look_is_offered_nothing_else() {
        signIn("vera");

        open("datasets");

        assertThat(text()).contains("No datasets yet").doesNotContain("Bring a dataset");
    }

    @Test
    void a_dataset_that_somebody_else_makes_appears() {
        signIn("ada");
        open("datasets");

        platform.datasets.create(PROJECT, new NewDataset(new Slug("fresh"), null, null, null));
        tasks.elapse();
        roundTrip();

        assertThat(names((DatasetListPage) getCurrentView())).containsExactly("fresh");
    }

    @Test
    void the_list_speaks_chinese_without_reload() {
        DatasetListPage page = showcase("datasets");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text(page)).contains("导入数据集").contains("18,240 行").doesNotContain("no version yet");
    }

    private DatasetListPage showcase(String address) {
        Showcase.fill(platform);
        signIn("ada");
        open(address);
        return (DatasetListPage) getCurrentView();
    }

    private static List<String> names(DatasetListPage page) {
        return page.shown().stream().map(Dataset::name).map(Slug::value).toList();
    }
}
