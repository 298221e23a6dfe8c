package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was found in a picture: outlines on it, and a list with the same numbers. */
final class PictureView extends Box {
    /** Colours that tell labels apart, beside their words. */
    static final int TONES = 5;

    private static final int MOST = 200;

    private final List<String> labels = new ArrayList<>();

    PictureView(JsonNode things, @Nullable String media) {
        super("div", "mp-stack");
        boolean texts = things.path(0).has("text");
        boolean named = things.path(0).has("label");
        int count = things.size();
        add(Words.sentence(t(texts ? "drawn.found.texts" : named ? "drawn.found.things" : "drawn.found.lines", count)));
        var drawn = new DrawnOn.Picture(t("drawn.picture"), media);
        ArrayNode marks = JsonNodeFactory.instance.arrayNode();
        var list = Box.tag("ol", texts ? "mp-found mp-found-texts" : "mp-found");
        for (int i = 0; i < Math.min(MOST, count); i++) {
            marks.add(mark(things.get(i), i));
            list.add(createRow(things.get(i), i));
        }
        drawn.mark(marks);
        drawn.add(Box.of("mp-drawn-side", list));
        add(drawn);
        if (texts) {
            add(createCopy(things));
        }
        add(new Twin(createTable(things)));
    }

    private static String name(JsonNode thing) {
        JsonNode label = thing.has("text") ? thing.path("text") : thing.path("label");
        return label.isString() ? label.asString() : "";
    }

    /** Texts have one colour, as nothing tells them apart. */
    private int tone(JsonNode thing) {
        if (!thing.has("label")) {
            return 1;
        }
        String name = name(thing);
        if (!labels.contains(name)) {
            labels.add(name);
        }
        return labels.indexOf(name) % TONES + 1;
    }

    private ObjectNode mark(JsonNode thing, int place) {
        JsonNode box = thing.path("box");
        ObjectNode mark = JsonNodeFactory.instance.objectNode();
        mark.put("id", Integer.toString(place)).put("tone", tone(thing));
        for (String side : List.of("x", "y", "width", "height")) {
            mark.put(side, box.path(side).asDouble());
        }
        if (thing.path("polygon").isArray()) {
            mark.set("polygon", thing.path("polygon"));
        }
        String number = Integer.toString(place + 1);
        return mark.put("text", thing.has("label") ? number + "\u2002" + name(thing) : number);
    }

    private Component createRow(JsonNode thing, int place) {
        String name = name(thing);
        return Box.tag(
                        "li",
                        "mp-found-row",
                        Words.of("mp-found-number mp-tone-" + tone(thing), Integer.toString(place + 1)),
                        Words.of("mp-found-name", name.isEmpty() ? t("drawn.line", place + 1) : name),
                        Words.number(Formats.figure(thing.path("score").asDouble())))
                .attribute("data-mark", Integer.toString(place))
                .attribute("tabindex", "0");
    }

    private static Component createCopy(JsonNode things) {
        String all = things.valueStream().map(PictureView::name).collect(Collectors.joining("\n"));
        var copy = new Button(t("drawn.copyTexts"), Icon.COPY.draw(), click -> Clipboard.copy(all));
        copy.addThemeName("tertiary");
        return Box.row(copy);
    }

    private static DataTable createTable(JsonNode things) {
        var table = new DataTable(
                t("drawn.found"),
                Column.figures(t("drawn.number")),
                Column.text(t("drawn.what")),
                Column.figures(t("drawn.box")),
                Column.figures(t("drawn.probability")));
        for (int i = 0; i < Math.min(MOST, things.size()); i++) {
            JsonNode box = things.get(i).path("box");
            table.row(
                    Integer.toString(i + 1),
                    name(things.get(i)),
                    t("drawn.box.figures", side(box, "x"), side(box, "y"), side(box, "width"), side(box, "height")),
                    Formats.figure(things.get(i).path("score").asDouble()));
        }
        return table;
    }

    private static String side(JsonNode box, String name) {
        return Formats.count(Math.round(box.path(name).asDouble()));
    }
}
