package modelport.ui.registry;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** What a converted model was before, and what it is made of. */
final class SourceSection extends Box {
    SourceSection(Source source, Signature signature) {
        super("div", "");
        var section = new Section(t("version.parts"), Words.tag("p", "mp-lead", sentence(source)))
                .explained(t("version.parts.explain", source.file()));
        if (!source.notes().isEmpty()) {
            var notes = Box.tag("ul", "mp-notes");
            source.notes().forEach(note -> notes.add(Words.plain("li", "", say(note))));
            section.add(notes);
        }
        section.add(new ModelDrawing(source.model(), signature), asText(source));
        add(section);
    }

    /** Who wrote it, and what was done with it. */
    static String sentence(Source source) {
        return t("source.written", Findings.writer(source));
    }

    private static Component asText(Source source) {
        String outline = PartOutline.of(source.model());
        var code = Words.plain("pre", "mp-code", outline);
        code.getElement().setAttribute("tabindex", "0");
        return Box.tag(
                "details",
                "mp-twin",
                Words.tag("summary", "", t("parts.text")),
                code,
                Clipboard.button(t("action.copy"), outline));
    }
}
