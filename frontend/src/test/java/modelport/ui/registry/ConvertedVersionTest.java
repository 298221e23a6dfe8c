package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import modelport.contract.Slug;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.artifacts.UploadPage;
import modelport.ui.components.CodeDrawer;
import modelport.ui.fakes.Converted;
import modelport.ui.fakes.Samples;
import modelport.ui.shell.Preferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {VersionPage.class, ModelPage.class, UploadPage.class, SignInPage.class})
class ConvertedVersionTest extends PageTest {
    private static final Slug MODEL = new Slug("passengers");

    @BeforeEach
    void come() {
        platform.models.register(PROJECT, new NewModel(MODEL, "Passengers", null, null, null));
        signIn("ada");
    }

    @Test
    void it_says_who_wrote_it_and_that_it_never_ran() {
        ready(Converted.pipeline(), Converted.passengers(), null);

        assertThat(text())
                .contains("What it is made of")
                .contains("Written by scikit-learn 1.2.1, read as data, never run; converted to ONNX.")
                .contains("Takes rows of 4 columns");
    }

    @Test
    void steps_stand_on_a_line_and_branches_side_by_side() {
        ready(Converted.pipeline(), Converted.passengers(), null);
        Component drawing = only(ModelDrawing.class);

        assertThat(elements(drawing, "mp-fan")).hasSize(1);
        assertThat(elements(drawing, "mp-flow")).hasSize(2);
        assertThat(text(drawing))
                .contains("2 side by side")
                .containsSubsequence("age", "ColumnTransformer", "SimpleImputer", "StandardScaler", "OneHotEncoder")
                .containsSubsequence("RandomForestClassifier", "trees", "100", "probabilities");
        assertThat(drawing.getElement().getAttribute("aria-label")).contains("Pipeline");
    }

    @Test
    void members_of_a_stack_are_joined_by_a_last_step() {
        ready(Converted.stack(), Converted.prices(), null);

        assertThat(text()).contains("The model was found at “best/model” in the file.");
        assertThat(text(only(ModelDrawing.class)))
                .containsSubsequence("3 side by side", "KNeighborsRegressor", "Ridge", "and then", "RidgeCV");
    }

    @Test
    void a_booster_s_columns_keep_their_names_in_every_language() {
        ready(Converted.booster(), Converted.passengers(), null);
        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text(only(ModelDrawing.class)))
                .contains("提升模型\nLightGBM")
                .contains("分 3 个部分")
                .containsSubsequence("树\n", "深度\n6", "列\n4", "depth\nfloat");
    }

    @Test
    void of_a_hundred_alike_the_first_few_show_and_the_others_on_demand() {
        ready(Converted.crowd(100), Converted.prices(), 0.0);

        Component drawing = only(ModelDrawing.class);

        assertThat(text(drawing)).contains("100 side by side").contains("and 92 more");
        assertThat(text()).contains("Written by scikit-learn, read as data");
    }

    @Test
    void a_drawing_has_an_end_whatever_the_file_says() {
        ready(Converted.crowd(5_000), Converted.prices(), null);

        assertThat(elements(only(ModelDrawing.class), "mp-flow-kind")).hasSize(ModelDrawing.DRAWN_MOST);
        assertThat(text()).contains("The drawing ends after 400 parts");
    }

    @Test
    void the_drawing_is_there_as_text_too() {
        ready(Converted.pipeline(), Converted.passengers(), null);

        assertThat(text())
                .containsSubsequence(
                        "\n  prepare: ColumnTransformer (features 4, remainder drop)",
                        "\n    num: Pipeline (columns age, fare)",
                        "\n      impute: SimpleImputer (strategy median)");
    }

    @Test
    void answers_that_were_compared_say_how_close_they_were() {
        ready(Converted.pipeline(), Converted.passengers(), 2.2e-16);

        assertThat(text())
                .contains("Answers equal to the samples that came with it; largest difference 2.2e-16.")
                .doesNotContain("Bring samples");
    }

    @Test
    void what_nobody_compared_says_so_and_shows_how_to_bring_samples() {
        ready(Converted.pipeline(), Converted.passengers(), null);
        assertThat(text()).contains("Tried on generated rows only: nobody has compared its answers");

        button("Bring samples").click();
        roundTrip();

        assertThat(text(only(CodeDrawer.class, CodeDrawer::isOpened)))
                .contains("Prove it with samples")
                .contains("joblib.load(\"model.pkl\")")
                .contains("\"probabilities\": model.predict_proba(rows).tolist()");
        button("Upload with samples").click();
        roundTrip();
        assertThat(getCurrentView()).isInstanceOf(UploadPage.class);
    }

    @Test
    void a_plain_graph_keeps_its_facts_and_says_where_it_stands() {
        platform.versions.put(Samples.ready(MODEL, 1, Samples.sentences(), Instant.now()));
        open("models/passengers/versions/1");

        assertThat(text())
                .contains("nobody has compared its answers with those where it was made")
                .contains("Operators")
                .doesNotContain("What it is made of");
    }

    @Test
    void source_and_graph_are_told_apart_and_say_what_they_name() {
        ready(Converted.pipeline(), Converted.passengers(), null);

        assertThat(text(only(FilesSection.class)))
                .containsSubsequence("model.pkl", "source", "Names 8 classes and functions", "and 5 more")
                .containsSubsequence("model.pkl.onnx", "made by the import", "5 kinds of operators", "Cast");
    }

    @Test
    void a_file_that_would_run_something_is_judged_in_words() {
        platform.versions.put(Converted.harmful(MODEL, 1, Instant.now()));
        open("models/passengers/versions/1");

        assertThat(text(only(VerdictBox.class)))
                .contains("forecast.pkl")
                .contains("A call of posix.system.")
                .contains("Nothing. Files are read as data")
                .contains("treat it as harmful")
                .contains("Upload the next version");
        Component files = only(FilesSection.class);
        assertThat(elements(files, "mp-culprit")).hasSize(1);
        assertThat(text(files)).containsSubsequence("posix.system", "refused for this", "LinearRegression");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);
        assertThat(text(only(VerdictBox.class))).contains("没有运行任何内容").doesNotContain("Nothing");
    }

    private void ready(Source source, Signature signature, @Nullable Double difference) {
        platform.versions.put(Converted.ready(MODEL, 1, source, signature, difference, Instant.now()));
        open("models/passengers/versions/1");
    }

    private static List<Component> elements(Component root, String css) {
        return all(root)
                .filter(each -> each.getElement().getClassList().contains(css))
                .toList();
    }

    private static <T extends Component> T only(Class<T> type) {
        return only(type, _ -> true);
    }

    private static <T extends Component> T only(Class<T> type, Predicate<T> wanted) {
        Optional<T> found = all(UI.getCurrent())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("no " + type.getSimpleName()));
    }
}
