package modelport.ui.audit;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.Objects;
import java.util.function.Consumer;
import modelport.contract.audit.AuditEntry;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** One thing that somebody did. */
final class AuditLine extends Box {
    AuditLine(AuditEntry entry, boolean withProject, Consumer<AuditEntry> open) {
        super("div", "mp-audit-line");
        State state = AuditText.state(entry);
        var mark = state == State.IDLE ? Box.of("mp-audit-mark") : Box.of("mp-audit-mark", state.mark());
        add(
                mark,
                Box.of("mp-audit-who", Words.strong(entry.actor()), Words.muted(AuditText.token(entry))),
                createWhat(entry, withProject),
                Box.of("mp-audit-when", Formats.when(entry.at()), Words.muted(Formats.day(entry.at()))),
                Words.of("mp-mono mp-audit-ip", Objects.requireNonNullElse(entry.ip(), "\u2013")),
                createOpen(entry, open));
    }

    private static Component createWhat(AuditEntry entry, boolean withProject) {
        String subject = AuditText.subject(entry);
        Component named = AuditText.link(entry)
                .<Component>map(href -> Links.to(href, subject))
                .orElseGet(() -> Words.of(subject));
        named.getElement().getClassList().add("mp-audit-subject");
        var under = Box.of("mp-audit-under", named);
        if (withProject && entry.project() != null) {
            under.add(Words.muted(entry.project().value()));
        }
        return Box.of("mp-audit-what", Words.sentence(AuditText.did(entry)), under);
    }

    private static Button createOpen(AuditEntry entry, Consumer<AuditEntry> open) {
        var button = new Button(Icon.NEXT.draw(), click -> open.accept(entry));
        button.addThemeName("tertiary");
        button.addClassName("mp-icon-button");
        button.setAriaLabel(t("audit.open", AuditText.did(entry), AuditText.subject(entry)));
        return button;
    }
}
