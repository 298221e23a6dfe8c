package modelport.ui.monitoring;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.function.Consumer;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** One alert on a line: how bad it is, what happened, where, since when, and who looks after it. */
final class AlertLine extends Box {
    private static final int NAMED = 3;

    /** With a button that takes it on, where somebody may. */
    AlertLine(Alert alert, @Nullable Consumer<Alert> take) {
        super("div", "mp-alert-line mp-alert-" + alert.state().name().toLowerCase(java.util.Locale.ROOT));
        add(
                MonitorText.badge(alert.severity()),
                words(alert),
                Box.of("mp-alert-when", Formats.when(alert.openedAt()), Words.muted(stands(alert))));
        if (take != null && alert.state() == AlertState.OPEN) {
            var button = new Button(t("alert.take"), click -> take.accept(alert));
            button.setAriaLabel(t("alert.take.label", say(alert.summary())));
            add(button);
        } else {
            add(Words.of(""));
        }
    }

    private static Component words(Alert alert) {
        var where = Box.of(
                "mp-alert-where",
                Words.of(MonitorText.word(alert.kind())),
                Links.to(Links.monitoring(alert.endpoint()), alert.endpoint().value()),
                Chip.version(alert.version()));
        alert.columns().stream().limit(NAMED).forEach(each -> where.add(Words.mono(each)));
        if (alert.columns().size() > NAMED) {
            where.add(Words.of(t("alert.columns.more", alert.columns().size() - NAMED)));
        }
        return Box.of("mp-alert-words", Links.to(Links.alert(alert.id()), Words.sentence(say(alert.summary()))), where);
    }

    /** Where it stands: who has it, or until when nobody is told. */
    static String stands(Alert alert) {
        Instant silent = alert.silencedUntil();
        if (alert.state() != AlertState.RESOLVED && silent != null && silent.isAfter(Instant.now())) {
            return t("alert.silenced", Formats.left(silent));
        }
        return switch (alert.state()) {
            case OPEN -> t("alert.state.OPEN");
            case ACKNOWLEDGED ->
                alert.owner() == null ? t("alert.state.ACKNOWLEDGED") : t("alert.owned", alert.owner());
            case RESOLVED -> t("alert.state.RESOLVED");
        };
    }
}
