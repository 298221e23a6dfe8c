package modelport.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.Severity;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.monitoring.AlertListState.Which;
import modelport.ui.shell.Here;
import modelport.ui.shell.NotFoundPage;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {AlertListPage.class, AlertPage.class, MonitoringPage.class, SignInPage.class, NotFoundPage.class})
class AlertListPageTest extends PageTest {
    @Test
    void alerts_that_are_not_over_come_first_and_the_filter_stands_in_the_address() {
        AlertListPage page = list("alerts");
        assertThat(page.shown()).hasSize(3).extracting(Alert::state).doesNotContain(AlertState.RESOLVED);
        assertThat(text()).contains("Critical", "Warning", "Information", "ada has it", "nobody has it yet");

        page.show(Which.ALL, null, Severity.WARNING);
        assertThat(page.shown()).hasSize(2).extracting(Alert::severity).containsOnly(Severity.WARNING);

        open("alerts?show=OVER&endpoint=storefront-support-router");
        assertThat(page.shown()).singleElement().extracting(Alert::state).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void somebody_takes_an_alert_on_from_the_list() {
        AlertListPage page = list("alerts");

        button("I take it").click();
        roundTrip();

        assertThat(page.shown())
                .filteredOn(each -> each.state() == AlertState.ACKNOWLEDGED)
                .hasSize(2);
    }

    @Test
    void new_alerts_arrive_by_themselves() {
        AlertListPage page = list("alerts");
        Alert first = page.shown().getFirst();

        platform.alerts.put(new Alert(
                UUID.randomUUID(),
                first.monitor(),
                first.endpoint(),
                first.model(),
                13,
                AlertKind.ERRORS,
                Severity.CRITICAL,
                AlertState.OPEN,
                first.summary(),
                first.columns(),
                Instant.now(),
                Instant.now(),
                null,
                null,
                null,
                null,
                first.steps(),
                1));
        tasks.elapse();
        roundTrip();

        assertThat(page.shown()).hasSize(4);
    }

    @Test
    void an_alert_tells_its_story_and_is_silenced_and_resolved_with_a_note() {
        Alert drift = show(AlertKind.DRIFT);
        assertThat(text()).contains("It began", "More columns joined", "order_value_eur", "Monitoring at that time");

        button("Silence").click();
        roundTrip();
        the(AlertDialog.class).until.setValue(AlertDialog.Silence.DAY);
        the(AlertDialog.class).note.setValue("Partner launch until tomorrow");
        the(AlertDialog.class).act.click();
        roundTrip();
        assertThat(text()).contains("ada silenced it", "Partner launch until tomorrow", "silent for 2");

        button("Resolve").click();
        roundTrip();
        all(UI.getCurrent())
                .filter(AlertDialog.class::isInstance)
                .map(AlertDialog.class::cast)
                .filter(AlertDialog::isOpened)
                .forEach(each -> each.act.click());
        roundTrip();
        assertThat(get(drift).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(text()).doesNotContain("Take it on");
    }

    @Test
    void an_alert_leads_to_the_time_in_which_it_lasted() {
        show(AlertKind.DATA_QUALITY);

        button("Monitoring at that time").click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(MonitoringPage.class);
        assertThat(text()).contains("Now", "1 alert");
    }

    @Test
    void what_somebody_else_does_is_seen_on_the_open_page() {
        Alert drift = show(AlertKind.DRIFT);

        Here.current().modelport().alerts().acknowledge(PROJECT, drift.id(), new AlertNote("mine", null));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("ada has it");
    }

    private Alert show(AlertKind kind) {
        Showcase.fill(platform);
        signIn("ada");
        Alert found = platform.alerts.list(PROJECT, AlertFilter.all(), PageRequest.first()).items().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
        open("alerts/" + found.id());
        return found;
    }

    private Alert get(Alert alert) {
        return platform.alerts.list(PROJECT, AlertFilter.all(), PageRequest.first()).items().stream()
                .filter(each -> each.id().equals(alert.id()))
                .findFirst()
                .orElseThrow();
    }

    private AlertListPage list(String address) {
        Showcase.fill(platform);
        signIn("ada");
        open(address);
        return (AlertListPage) getCurrentView();
    }
}
