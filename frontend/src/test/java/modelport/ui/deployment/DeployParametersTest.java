package modelport.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.NumberField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Slug;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Signature;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Converted;
import modelport.ui.fakes.Samples;
import modelport.ui.registry.VersionPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EndpointPage.class, VersionPage.class, SignInPage.class})
class DeployParametersTest extends PageTest {
    private static final Slug MODEL = new Slug("passengers");

    @BeforeEach
    void come() {
        platform.models.register(PROJECT, new NewModel(MODEL, "Passengers", null, null, null));
        signIn("ada");
    }

    @Test
    void only_what_differs_is_sent() {
        DeployDialog dialog = deploy(Converted.passengers());
        field(dialog, "decision_threshold").setValue(0.35);
        field(dialog, "missing_value").setValue(-1.0);

        dialog.deploy.click();
        roundTrip();

        assertThat(platform.releases.asked.getLast().parameters())
                .isEqualTo(Map.of("decision_threshold", 0.35, "missing_value", -1.0));
    }

    @Test
    void weights_go_together_in_the_order_of_the_classes() {
        DeployDialog dialog = deploy(Converted.passengers());
        assertThat(text(dialog)).contains("class_weights").contains("Run it with other parameters");
        field(dialog, "class_weights", 1).setValue(3.0);
        assertThat(text(dialog)).contains("One parameter differs from the version");

        dialog.deploy.click();

        assertThat(platform.releases.asked.getLast().parameters())
                .isEqualTo(Map.of("class_weights", List.of(1.0, 3.0)));
    }

    @Test
    void a_version_as_it_came_is_deployed_without_parameters() {
        deploy(Converted.passengers()).deploy.click();

        assertThat(platform.releases.asked.getLast().parameters()).isNull();
    }

    @Test
    void a_value_out_of_range_is_told_and_nothing_happens() {
        DeployDialog dialog = deploy(Converted.passengers());
        NumberField threshold = field(dialog, "decision_threshold");
        threshold.setValue(1.5);

        dialog.deploy.click();

        assertThat(threshold.isInvalid()).isTrue();
        assertThat(threshold.getErrorMessage()).isEqualTo("Give a number: 0 to 1.");
        assertThat(platform.releases.asked).isEmpty();
    }

    @Test
    void whole_numbers_are_whole() {
        DeployDialog dialog = deploy(Converted.prices());
        NumberField neighbours = field(dialog, "n_neighbors");

        neighbours.setValue(2.5);
        assertThat(neighbours.getErrorMessage()).isEqualTo("Give a whole number: 1 to 50.");

        neighbours.setValue(7.0);
        dialog.deploy.click();
        assertThat(platform.releases.asked.getLast().parameters()).isEqualTo(Map.of("n_neighbors", 7L));
    }

    @Test
    void a_model_without_parameters_asks_for_none() {
        assertThat(deploy(Samples.flowers()).parameters).isEmpty();
    }

    private DeployDialog deploy(Signature signature) {
        platform.versions.put(Converted.ready(MODEL, 1, Converted.pipeline(), signature, null, Instant.now()));
        open("models/passengers/versions/1");
        button("Deploy").click();
        roundTrip();
        return all(UI.getCurrent())
                .filter(DeployDialog.class::isInstance)
                .map(DeployDialog.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static NumberField field(DeployDialog dialog, String parameter) {
        return field(dialog, parameter, 0);
    }

    private static NumberField field(DeployDialog dialog, String parameter, int place) {
        ParametersForm form = dialog.parameters.orElseThrow();
        return Objects.requireNonNull(form.fields.get(parameter)).numbers.get(place);
    }
}
