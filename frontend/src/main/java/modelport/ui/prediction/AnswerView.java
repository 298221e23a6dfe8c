package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.deployment.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What a model said: as bars, as numbers, or as it came, with how long it took. */
final class AnswerView extends Box {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 5;
    private static final int CLASSES = 8;
    private static final int NUMBERS = 12;
    private static final int RAW_MOST = 20_000;
    private static final int REFUSED_FROM = 400;

    AnswerView(Answer answer) {
        super("div", "mp-answer-view mp-stack");
        Optional<JsonNode> body = parse(answer.body());
        if (answer.status() >= REFUSED_FROM) {
            add(refusal(answer, body));
        } else {
            add(head(answer, body));
            body.ifPresent(json -> rows(json).forEach(this::add));
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

    private static List<Component> rows(JsonNode json) {
        JsonNode predictions = json.path("predictions");
        JsonNode probabilities = json.path("probabilities");
        List<String> classes =
                json.path("classes").valueStream().map(AnswerView::text).toList();
        List<Component> rows = new ArrayList<>();
        int count = Math.min(ROWS, predictions.size());
        for (int i = 0; i < count; i++) {
            boolean scored =
                    probabilities.path(i).isArray() && probabilities.path(i).size() == classes.size();
            rows.add(scored && !classes.isEmpty() ? scores(classes, probabilities.get(i)) : value(predictions.get(i)));
        }
        if (predictions.size() > count) {
            rows.add(Words.muted(t("try.moreRows", predictions.size() - count)));
        }
        return rows;
    }

    private static Component scores(List<String> classes, JsonNode probabilities) {
        List<Map.Entry<String, Double>> best = IntStream.range(0, classes.size())
                .mapToObj(i -> Map.entry(classes.get(i), probabilities.get(i).asDouble()))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(CLASSES)
                .toList();
        var scores = Box.of("mp-scores");
        for (Map.Entry<String, Double> each : best) {
            boolean top = each.equals(best.getFirst());
            scores.add(
                    Words.of(top ? "mp-top-answer" : "", each.getKey()),
                    Drawing.bar(top ? "ink" : "", each.getValue()),
                    Words.of("mp-number" + (top ? " mp-top-answer" : ""), Formats.figure(each.getValue())));
        }
        return scores;
    }

    private static Component value(JsonNode prediction) {
        if (!prediction.isArray()) {
            return Words.of("mp-big-answer", text(prediction));
        }
        boolean vector = prediction.valueStream().allMatch(JsonNode::isNumber);
        if (!vector) {
            return Words.of("mp-mono", text(prediction));
        }
        if (prediction.size() <= NUMBERS) {
            return Words.of("mp-mono mp-vector", figures(prediction));
        }
        double length = Math.sqrt(prediction
                .valueStream()
                .mapToDouble(each -> each.asDouble() * each.asDouble())
                .sum());
        return Box.stack(
                Words.sentence(t("try.vector", Formats.count(prediction.size()), Formats.figure(length))),
                Words.of("mp-mono mp-vector", figures(prediction) + "  \u2026"));
    }

    private static String figures(JsonNode numbers) {
        return numbers.valueStream()
                .limit(NUMBERS)
                .map(each -> Formats.figure(each.asDouble()))
                .collect(Collectors.joining("  "));
    }

    private static String text(JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isFloatingPointNumber()) {
            return Formats.figure(value.asDouble());
        }
        return shortened(value.toString());
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

    private static String shortened(String text) {
        return text.length() <= RAW_MOST ? text : text.substring(0, RAW_MOST) + "\u2026";
    }
}
