package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import modelport.contract.deployment.Answer;
import modelport.contract.registry.Signature;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What a model said: drawn, as numbers, or as it came, with how long it took. */
final class AnswerView extends Box {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int RAW_MOST = 20_000;
    private static final int REFUSED_FROM = 400;

    AnswerView(Answer answer, Signature signature, Asked asked) {
        super("div", "mp-answer-view mp-stack");
        Optional<JsonNode> body = parse(answer.body());
        if (answer.status() >= REFUSED_FROM) {
            add(refusal(answer, body));
        } else {
            add(head(answer, body));
            body.ifPresent(
                    json -> new AnswerDrawing(json, signature, asked).draw().forEach(this::add));
        }
        add(raw(answer, body));
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Component head(Answer answer, Optional<JsonNode> body) {
        String took = Formats.millis(answer.latencyMs());
        return body.map(json -> json.path("version"))
                .filter(JsonNode::isIntegralNumber)
                .map(version -> Words.sentence(t("try.answered", took, "v" + version.asInt())))
                .orElseGet(() -> Words.sentence(t("try.answeredPlain", took)));
    }

    private static Component refusal(Answer answer, Optional<JsonNode> body) {
        String why = body.map(json -> json.path("detail"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .or(() -> body.map(json -> json.path("error"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString))
                .orElse(answer.body());
        return Box.of(
                        "mp-failed mp-failed-small",
                        StateBadge.quiet(State.ACT, t("try.refused", Integer.toString(answer.status()))),
                        Words.plain("p", "", why))
                .attribute("role", "alert");
    }

    private static Component raw(Answer answer, Optional<JsonNode> body) {
        String text = body.map(json -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json))
                .orElse(answer.body());
        var code = Words.plain("pre", "mp-code", shortened(text));
        code.getElement().setAttribute("tabindex", "0");
        return Box.tag(
                "details",
                "mp-twin",
                Words.tag("summary", "", t("try.raw", Integer.toString(answer.status()))),
                code,
                Clipboard.button(t("action.copy"), answer.body()));
    }

    /** No browser has to show more. */
    static String shortened(String text) {
        return text.length() <= RAW_MOST ? text : text.substring(0, RAW_MOST) + "\u2026";
    }
}
