package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** What is written or said. */
final class CharacterView extends Box {
    CharacterView(JsonNode answer) {
        super("div", "mp-stack");
        String text = answer.path("text").asString();
        if (text.isEmpty()) {
            add(Words.sentence(t("drawn.none.lines")));
            return;
        }
        add(
                Box.of("mp-drawn-head", Words.of("mp-big-answer", text), Clipboard.button(t("drawn.copy"), text)),
                Words.sentence(
                        t("drawn.sure", Formats.percent(answer.path("score").asDouble()))));
    }
}
