package modelport.ui.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import modelport.contract.release.ReleaseState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.Consequence;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {PolicyPage.class, EnvironmentPage.class, EnvironmentListPage.class, SignInPage.class})
class PolicyPageTest extends PageTest {
    private static final Slug PRODUCTION = new Slug("production");

    @Test
    void what_is_typed_is_told_in_words_at_once_and_saved_as_the_next_number() {
        PolicyForm form = edit();

        GateRow gate = addGate();
        gate.metric.setValue("accuracy");
        gate.dataset.setValue("tickets");
        gate.limit.setValue(0.9);
        form.gates.move(gate, -1);
        form.reviewHours.setValue(48);

        assertThat(text(the(PolicyPreview.class)))
                .contains(
                        "Accuracy on tickets is at least 90.0\u00a0%.",
                        "New", "A review that takes longer than 2 days");
        button("Save the policy").click();
        roundTrip();
        assertThat(now().policy().gates())
                .extracting(GateRule::label)
                .endsWith("METRIC_AT_LEAST:accuracy@tickets", "SIZE");
        assertThat(now().policy().reviewHours()).isEqualTo(48);
        assertThat(now().number()).isEqualTo(9);
        assertThat(getCurrentView()).isInstanceOf(EnvironmentPage.class);
    }

    @Test
    void what_is_missing_or_wrong_is_said_at_its_field() {
        PolicyForm form = edit();
        GateRow gate = addGate();

        button("Save the policy").click();
        assertThat(gate.metric.isInvalid()).isTrue();
        assertThat(gate.limit.isInvalid()).isTrue();

        gate.kind.setValue(GateKind.SCAN);
        RuleRow rule = form.rules.rows().getFirst();
        rule.roles.clear();
        button("Save the policy").click();
        assertThat(rule.roles.getErrorMessage()).contains("Too few people");
        assertThat(now().number()).isEqualTo(8);
    }

    @Test
    void a_policy_that_somebody_else_wrote_meanwhile_is_told_and_what_was_typed_stays() {
        PolicyForm form = edit();
        form.approvalHours.setValue(5);
        platform.environments.overtake(PRODUCTION, Policy.of(List.of(GateRule.of(GateKind.SCAN)), List.of()));

        button("Save the policy").click();
        roundTrip();
        assertThat(text()).contains("vera wrote policy 9 while you were typing");

        button("Compare with policy 9").click();
        roundTrip();
        assertThat(the(PolicyForm.class).approvalHours.getValue()).isEqualTo(5);
        assertThat(text(the(PolicyPreview.class)))
                .contains("Against policy 9", "The card says what the version is for.");
        button("Save the policy").click();
        roundTrip();
        assertThat(now().number()).isEqualTo(10);
        assertThat(now().policy().approvalHours()).isEqualTo(5);
    }

    @Test
    void a_dry_run_says_what_would_happen_to_open_releases_and_saving_asks_first() {
        var scan = GateRule.of(GateKind.SCAN);
        platform.environments.effects.add(new PolicyEffect(
                UUID.randomUUID(),
                new Slug("iris"),
                3,
                ReleaseState.IN_REVIEW,
                ReleaseState.DRAFT,
                2,
                List.of(new GateFinding(
                        "SCAN", scan, GateState.FAILED, Message.of("release.scan-refused", "file", "a.pkl"), "d"))));
        PolicyForm form = edit();
        form.reviewHours.setValue(24);

        button("Try it").click();
        roundTrip();
        assertThat(text(the(PolicyPreview.class)))
                .contains("One open release", "2 approvals void", "iris", "In review", "Draft", "a.pkl");

        button("Save the policy").click();
        roundTrip();
        assertThat(text()).contains("Change the rules of production?");
        assertThat(now().number()).isEqualTo(8);
        agree();
        assertThat(now().number()).isEqualTo(9);
    }

    @Test
    void opening_an_environment_names_its_consequences_and_leaving_asks() {
        PolicyForm form = edit();
        Checkbox open = all(getCurrentView().getElement().getComponent().orElseThrow())
                .filter(Checkbox.class::isInstance)
                .map(Checkbox.class::cast)
                .filter(each -> each.getLabel().equals("Open"))
                .findFirst()
                .orElseThrow();
        form.fourEyes.setValue(false);
        assertThat(text(the(PolicyPreview.class))).contains("may approve what is their own");

        test(open).click();
        roundTrip();
        assertThat(text()).contains("Open production to everything?", "checks no longer look");
        agree();
        assertThat(text(the(PolicyPreview.class))).contains("Open: anything goes live");

        open("environments");
        assertThat(the(Consequence.class)).isNotNull();
        assertThat(text()).contains("Leave without saving?");
        assertThat(getCurrentView()).isInstanceOf(PolicyPage.class);
    }

    @Test
    void the_code_is_what_saving_sends_and_others_may_only_read() {
        signIn("ada");
        var draft = new PolicyDraft(now());
        assertThat(PolicyCode.json(draft.policy()))
                .contains("\"kind\" : \"SCAN\"")
                .doesNotContain("null");
        assertThat(draft.policy()).isEqualTo(now().policy());
        assertThat(draft.isChanged()).isFalse();

        signIn("vera");
        open("environments/production/policy");
        assertThat(text()).contains("Policies are written by administrators").doesNotContain("Save the policy");
    }

    private PolicyForm edit() {
        signIn("ada");
        open("environments/production/policy");
        return the(PolicyForm.class);
    }

    private GateRow addGate() {
        button("Add a check").click();
        roundTrip();
        return the(PolicyForm.class).gates.rows().getLast();
    }

    private EnvironmentPolicy now() {
        return platform.environments.policy(PROJECT, PRODUCTION);
    }
}
