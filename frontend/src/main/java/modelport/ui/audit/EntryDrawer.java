package modelport.ui.audit;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import java.util.Objects;
import modelport.contract.audit.AuditEntry;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** One entry of the audit log with all that was written down: what changed, and its place in the chain. */
final class EntryDrawer extends Dialog {
    EntryDrawer(AuditEntry entry) {
        addClassName("mp-side-drawer");
        addClassName("mp-wide-drawer");
        setHeaderTitle(AuditText.did(entry));
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        add(Box.of("mp-audit-drawer", createFacts(entry), createChange(entry), createChain(entry)));
    }

    private static Component createFacts(AuditEntry entry) {
        var facts = Box.tag("dl", "mp-bound");
        facts.add(fact(t("audit.who"), Words.strong(entry.actor())));
        facts.add(fact(t("audit.with"), Words.of(AuditText.token(entry))));
        facts.add(fact(t("audit.from"), Words.mono(Objects.requireNonNullElse(entry.ip(), "\u2013"))));
        facts.add(fact(t("audit.at"), Words.of(Formats.day(entry.at()) + ":" + seconds(entry))));
        facts.add(fact(t("audit.action"), Words.mono(entry.action())));
        Component subject = AuditText.link(entry)
                .<Component>map(href -> Links.to(href, AuditText.all(entry.subject())))
                .orElseGet(() -> Words.mono(AuditText.all(entry.subject())));
        facts.add(fact(t("audit.to"), subject));
        facts.add(fact(
                t("audit.where"),
                Words.of(
                        entry.project() == null
                                ? t("audit.installation")
                                : entry.project().value())));
        return facts;
    }

    private static String seconds(AuditEntry entry) {
        return Formats.clock(entry.at()).substring(6);
    }

    private static Component createChange(AuditEntry entry) {
        List<Difference> differences = Difference.between(entry.before(), entry.after());
        var section = new Section(t("audit.change"));
        if (differences.isEmpty()) {
            section.add(Words.tag("p", "mp-muted", t("audit.noChange")));
            return section;
        }
        var list = Box.tag("ul", "mp-differences");
        differences.forEach(each -> list.add(Box.tag(
                "li",
                "",
                Words.of("mp-mono mp-difference-path", each.path().isEmpty() ? t("audit.value") : each.path()),
                side("mp-removed", t("audit.before"), each.before()),
                side("mp-added", t("audit.after"), each.after()))));
        section.add(list);
        long same = Difference.same(entry.before(), entry.after());
        if (same > 0) {
            section.add(Words.tag("p", "mp-explain", t("audit.same", same)));
        }
        return section;
    }

    private static Component side(String css, String label, @Nullable String value) {
        if (value == null) {
            return Box.of("mp-none");
        }
        return Box.of(css, Words.of("mp-hidden", label), Words.of("mp-mono", value));
    }

    private static Component createChain(AuditEntry entry) {
        var facts = Box.tag("dl", "mp-bound");
        if (entry.seq() == null || entry.hash() == null) {
            facts.add(fact(t("audit.place"), Words.muted(t("audit.notYet"))));
        } else {
            facts.add(fact(t("audit.place"), Words.strong("#" + Formats.count(entry.seq()))));
            facts.add(fact(t("audit.hash"), new DigestChip(entry.hash())));
        }
        facts.add(fact(t("audit.id"), Words.mono(entry.id().toString())));
        return new Section(t("audit.chain"), facts).explained(t("audit.chain.explain"));
    }

    private static Component fact(String name, Component value) {
        return Box.of("mp-bound-row", Words.tag("dt", "", name), Box.tag("dd", "", value));
    }
}
