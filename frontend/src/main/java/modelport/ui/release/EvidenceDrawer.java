package modelport.ui.release;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Map;
import java.util.UUID;
import modelport.contract.release.Evidence;
import modelport.contract.release.GateFinding;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a check saw, as it was kept: the plain values on lines, and the whole document. */
final class EvidenceDrawer extends Dialog {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    EvidenceDrawer(Here here, UUID release, GateFinding gate, String digest) {
        addClassName("mp-side-drawer");
        addClassName("mp-evidence-drawer");
        setHeaderTitle(GateText.name(gate.rule()));
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        var head = Box.of(
                "mp-stack",
                Box.row(StateBadge.soft(ReleaseText.of(gate.state()), ReleaseText.word(gate.state()))),
                Words.plain("p", "mp-lead", gate.finding() == null ? "" : say(gate.finding())));
        var document =
                new Panel<>(6, () -> here.modelport().releases().evidence(here.project(), release, digest), this::show);
        add(Box.of("mp-stack mp-wide", head, document));
    }

    private Component show(Evidence evidence) {
        var plain = Box.tag("dl", "mp-bound");
        evidence.document().entrySet().stream()
                .filter(each -> !(each.getValue() instanceof Map) && !(each.getValue() instanceof Iterable))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> plain.add(row(each.getKey(), Words.mono(String.valueOf(each.getValue())))));
        plain.add(row(t("release.digest"), new DigestChip(evidence.digest())));
        String json = JSON.writeValueAsString(evidence.document());
        var code = Words.plain("pre", "mp-code", json);
        code.getElement().setAttribute("tabindex", "0");
        getFooter().removeAll();
        getFooter().add(new Button(t("action.copy"), Icon.COPY.draw(), click -> Clipboard.copy(json)));
        return Box.of(
                "mp-stack",
                plain,
                Words.tag("h3", "", t("release.evidence.document")),
                code,
                Words.tag("p", "mp-explain", t("release.evidence.explain")));
    }

    static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }
}
