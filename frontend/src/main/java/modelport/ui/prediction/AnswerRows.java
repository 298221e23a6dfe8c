package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** What a model said, row by row: bars for classes, figures for numbers, pairs for several targets. */
final class AnswerRows {
    private static final int ROWS = 5;

    private final JsonNode json;
    private final List<String> classes;
    private final Signature signature;

    AnswerRows(JsonNode json, Signature signature) {
        this.json = json;
        this.signature = signature;
        this.classes = json.path("classes").valueStream().map(AnswerRows::text).toList();
    }

    /** The first few rows. */
    List<Component> draw() {
        JsonNode predictions = json.path("predictions");
        int count = Math.min(ROWS, predictions.size());
        List<Component> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var row = Box.stack(main(predictions.get(i), i));
            if (predictions.size() > 1) {
                row.addComponentAsFirst(Words.of("mp-muted mp-small", t("try.row", i + 1)));
            }
            others(i, row);
            rows.add(row);
        }
        if (predictions.size() > count) {
            rows.add(Words.muted(t("try.moreRows", predictions.size() - count)));
        }
        return rows;
    }

    private Component main(JsonNode prediction, int row) {
        JsonNode scores = json.path("probabilities").path(row);
        if (!classes.isEmpty() && scores.isArray() && scores.size() == classes.size()) {
            return new Scores(classes, scores);
        }
        return prediction.isArray() ? values(prediction) : Words.of("mp-big-answer", text(prediction));
    }

    /** A list is a vector of figures, or one answer for each of several targets. */
    private Component values(JsonNode values) {
        List<String> names = names(values.size());
        if (values.valueStream().allMatch(JsonNode::isNumber)) {
            return new Figures(values, names);
        }
        if (values.valueStream().anyMatch(JsonNode::isContainer)) {
            return Words.of("mp-mono", text(values));
        }
        var pairs = Box.tag("dl", "mp-quiet mp-targets");
        IntStream.range(0, values.size())
                .forEach(i -> pairs.add(Box.of(
                        "",
                        Words.plain("dt", "", names.isEmpty() ? t("try.target", i + 1) : names.get(i)),
                        Words.plain("dd", "mp-strong", text(values.get(i))))));
        return pairs;
    }

    /** Everything else that the model gave for a row. */
    private void others(int row, Box to) {
        var pairs = Box.tag("dl", "mp-quiet");
        json.path("outputs")
                .forEachEntry((name, values) -> pairs.add(Box.of(
                        "",
                        Words.plain("dt", "mp-mono", name),
                        Words.plain("dd", "mp-mono", Figures.brief(values.path(row))))));
        if (pairs.getChildren().findAny().isPresent()) {
            to.add(pairs);
        }
    }

    /** The names of an output's columns, where one has as many. */
    private List<String> names(int count) {
        return signature.outputs().stream()
                .map(TensorSpec::columns)
                .filter(columns -> columns.size() == count)
                .findFirst()
                .orElse(List.of());
    }

    /** A value as people read it. */
    static String text(JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        return value.isFloatingPointNumber()
                ? Formats.figure(value.asDouble())
                : AnswerView.shortened(value.toString());
    }
}
