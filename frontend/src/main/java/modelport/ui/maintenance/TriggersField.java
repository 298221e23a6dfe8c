package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** What opens a case: alerts, new labels, points of time whose next ones are shown while somebody types. */
final class TriggersField extends Box {
    private static final DateTimeFormatter POINT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final List<String> USUAL = List.of("0 2 * * *", "0 3 * * 1", "0 4 1 * *");
    private static final int POINTS = 3;

    final Checkbox drift = new Checkbox(t("maintenance.trigger.drift"));
    final Checkbox quality = new Checkbox(t("maintenance.trigger.quality"));
    final IntegerField labels = new IntegerField(t("maintenance.trigger.labels"));
    final TextField cron = new TextField(t("maintenance.trigger.cron"));
    final ComboBox<String> zone = new ComboBox<>(t("maintenance.trigger.zone"));
    private final Box points = Box.tag("ul", "mp-cron-points").attribute("aria-live", "polite");

    private final ZoneId projectZone;

    /** Times are those of {@code projectZone} where no other zone is chosen. */
    TriggersField(MaintenanceTriggers triggers, ZoneId projectZone, Runnable changed) {
        super("div", "mp-stack mp-triggers");
        this.projectZone = projectZone;
        drift.setValue(triggers.drift());
        drift.setHelperText(t("maintenance.trigger.drift.help"));
        quality.setValue(triggers.quality());
        quality.setHelperText(t("maintenance.trigger.quality.help"));
        labels.setMin(1);
        labels.setClearButtonVisible(true);
        labels.setPlaceholder(t("maintenance.trigger.labels.any"));
        labels.setHelperText(t("maintenance.trigger.labels.help"));
        labels.setErrorMessage(t("maintenance.trigger.labels.wrong"));
        labels.setValue(triggers.labels());
        cron.setClearButtonVisible(true);
        cron.setPlaceholder(t("maintenance.trigger.cron.none"));
        cron.setHelperText(t("maintenance.trigger.cron.help"));
        cron.setErrorMessage(t("maintenance.trigger.cron.wrong"));
        cron.setValueChangeMode(ValueChangeMode.LAZY);
        cron.setValue(triggers.cron() == null ? "" : triggers.cron());
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setClearButtonVisible(true);
        zone.setPlaceholder(t("maintenance.trigger.zone.project", projectZone.getId()));
        zone.setValue(triggers.zone());
        Stream.of(drift, quality).forEach(each -> each.addValueChangeListener(change -> changed.run()));
        labels.addValueChangeListener(change -> changed.run());
        cron.addValueChangeListener(change -> {
            showPoints();
            changed.run();
        });
        zone.addValueChangeListener(change -> {
            showPoints();
            changed.run();
        });
        add(drift, quality, Box.of("mp-form mp-cron", cron, zone, labels), createUsual(), points);
        showPoints();
    }

    private Box createUsual() {
        var row = Box.of("mp-row mp-usual", Words.muted(t("maintenance.usual")));
        for (int i = 0; i < USUAL.size(); i++) {
            String line = USUAL.get(i);
            var button = new Button(t("maintenance.usual." + i), click -> cron.setValue(line));
            button.addClassName("mp-small-button");
            row.add(button);
        }
        return row;
    }

    MaintenanceTriggers triggers() {
        String line = cron.getValue().strip();
        return new MaintenanceTriggers(
                drift.getValue(),
                quality.getValue(),
                line.isEmpty() ? null : line,
                line.isEmpty() ? null : zone.getValue(),
                labels.getValue());
    }

    boolean isValid() {
        Integer many = labels.getValue();
        labels.setInvalid(many != null && many < 1);
        return !labels.isInvalid() && !cron.isInvalid();
    }

    /** Whether nothing opens a case by itself. */
    boolean isEmpty() {
        return !drift.getValue() && !quality.getValue() && cron.isEmpty() && labels.isEmpty();
    }

    private void showPoints() {
        points.removeAll();
        String line = cron.getValue().strip();
        Optional<CronLine> read = CronLine.of(line);
        cron.setInvalid(!line.isEmpty() && read.isEmpty());
        if (read.isEmpty()) {
            return;
        }
        List<ZonedDateTime> next = read.get().next(ZonedDateTime.now(zone()), POINTS);
        if (next.isEmpty()) {
            points.add(Box.tag("li", "mp-muted", Words.of(t("maintenance.points.none"))));
            return;
        }
        points.add(Box.tag("li", "mp-muted", Words.of(t("maintenance.points"))));
        next.forEach(each -> points.add(Box.tag(
                "li", "", Words.number(POINT.format(each)), Words.muted(t("maintenance.day." + each.getDayOfWeek())))));
    }

    private ZoneId zone() {
        String named = zone.getValue();
        try {
            return named == null ? projectZone : ZoneId.of(named);
        } catch (DateTimeException _) {
            return projectZone;
        }
    }
}
