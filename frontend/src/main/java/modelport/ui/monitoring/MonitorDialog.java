package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.deployment.Endpoint;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.WatchedColumn;
import modelport.ui.components.Box;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.datasets.RowsField;
import modelport.ui.shell.Here;

/** Begins to watch an endpoint, or changes how it is watched: against which rows, how, and what else raises alerts. */
final class MonitorDialog extends Dialog {
    final RowsField reference;
    final SettingsFields settings;
    final Button save;
    private final Box failure = Box.of("");

    private MonitorDialog(
            Here here,
            String heading,
            String action,
            MonitorSettings present,
            List<String> columns,
            Optional<Slug> before) {
        addClassName("mp-form-dialog");
        addClassName("mp-start-dialog");
        setHeaderTitle(heading);
        reference = new RowsField(
                here,
                t("monitoring.reference"),
                t("monitoring.reference.help"),
                DatasetRole.REFERENCE,
                DatasetRole.TRAINING);
        reference.suggest(before);
        settings = new SettingsFields(present, columns);
        save = new Button(action);
        save.addThemeName("primary");
        save.setDisableOnClick(true);
        add(Box.of("mp-form-stack", reference, settings, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), save);
    }

    /** Begins to watch this endpoint. */
    MonitorDialog(Here here, Endpoint endpoint, Runnable done) {
        this(
                here,
                t("monitoring.start.heading", endpoint.name()),
                t("monitoring.start"),
                MonitorSettings.usual(),
                List.of(),
                Optional.empty());
        addComponentAsFirst(Words.tag("p", "mp-explain", t("monitoring.start.explain")));
        save.addClickListener(click -> attempt(
                () -> here.modelport()
                        .monitors()
                        .create(
                                here.project(),
                                new NewMonitor(
                                        endpoint.name(), reference.choice().orElseThrow(), settings.settings())),
                t("monitoring.started"),
                done));
    }

    /** Changes how it watches; other rows mean new cells. */
    MonitorDialog(Here here, Monitor monitor, Runnable done) {
        this(
                here,
                t("monitoring.settings.heading", monitor.endpoint()),
                t("action.save"),
                monitor.settings(),
                monitor.columns().stream().map(WatchedColumn::name).toList(),
                Optional.of(monitor.reference().dataset()));
        reference
                .version
                .getListDataView()
                .getItems()
                .filter(each -> each.number() == monitor.reference().version())
                .findFirst()
                .ifPresent(reference.version::setValue);
        save.addClickListener(click -> attempt(() -> change(here, monitor), t("action.saved"), done));
    }

    private void change(Here here, Monitor monitor) {
        DatasetChoice chosen = reference.choice().orElseThrow();
        boolean sameRows = chosen.dataset().equals(monitor.reference().dataset())
                && Objects.equals(chosen.version(), monitor.reference().version());
        here.modelport()
                .monitors()
                .change(
                        here.project(),
                        monitor.id(),
                        monitor.rowVersion(),
                        new MonitorChange(sameRows ? null : chosen, settings.settings(), null));
    }

    private void attempt(Runnable deed, String word, Runnable done) {
        try {
            if (reference.isEmpty()) {
                failure.show(Problems.box(t("monitoring.reference.missing")));
                return;
            }
            if (!settings.isValid()) {
                failure.show(Problems.box(t("monitoring.settings.wrong")));
                return;
            }
            deed.run();
            close();
            Notice.show(word);
            done.run();
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            save.setEnabled(true);
        }
    }
}
