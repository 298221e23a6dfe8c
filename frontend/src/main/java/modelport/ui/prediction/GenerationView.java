package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** A text with what a model wrote behind it. */
final class GenerationView extends Box {
    private static final String STOP = "stop";

    GenerationView(JsonNode answer, String prompt) {
        super("div", "mp-stack");
        String text = answer.path("text").asString();
        String written = text.stripLeading();
        String between = text.substring(0, text.length() - written.length());
        var whole = Box.tag("p", "mp-marked-text", Words.of("mp-muted", prompt + between));
        if (!written.isEmpty()) {
            whole.add(Box.tag("mark", "mp-marked mp-tone-1", Words.of(written)));
        }
        boolean stopped = answer.path("finish").asString().equals(STOP);
        int tokens = answer.path("tokens").asInt();
        add(
                Box.of("mp-drawn-scroll", whole)
                        .attribute("tabindex", "0")
                        .attribute("role", "region")
                        .attribute("aria-label", t("drawn.written")),
                Box.of(
                        "mp-drawn-head",
                        Words.sentence(t(stopped ? "drawn.written.stop" : "drawn.written.length", tokens)),
                        Clipboard.button(t("drawn.copy"), prompt + text)));
        if (answer.has("seed")) {
            String seed = answer.path("seed").asString();
            add(Words.of("mp-muted mp-small", t("drawn.written.seed", seed)));
        }
    }
}
