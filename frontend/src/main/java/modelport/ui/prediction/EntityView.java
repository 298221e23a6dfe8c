package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Key;
import modelport.ui.components.Twin;
import modelport.ui.prediction.Marked.Part;
import tools.jackson.databind.JsonNode;

/** Names in a text: the text with its names marked, a legend with how many there are, and a table. */
final class EntityView extends Box {
    private final List<String> kinds;

    EntityView(JsonNode entities, String text) {
        super("div", "mp-stack");
        Set<String> found = entities.valueStream()
                .map(each -> each.path("entity").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        kinds = List.copyOf(found);
        var legend = new Key();
        kinds.forEach(
                kind -> legend.entry("mp-tone-" + tone(kind), t("drawn.entity.count", kind, count(entities, kind))));
        add(legend);
        if (!text.isEmpty()) {
            add(new Marked(text).draw(entities.valueStream().map(this::part).toList()));
        }
        var table = createTable(entities);
        add(text.isEmpty() ? table : new Twin(table));
    }

    private Part part(JsonNode entity) {
        String kind = entity.path("entity").asString();
        return new Part(entity.path("start").asInt(), entity.path("end").asInt(), kind, tone(kind));
    }

    private int tone(String kind) {
        return kinds.indexOf(kind) % PictureView.TONES + 1;
    }

    private static long count(JsonNode entities, String kind) {
        return entities.valueStream()
                .filter(each -> each.path("entity").asString().equals(kind))
                .count();
    }

    private static DataTable createTable(JsonNode entities) {
        var table = new DataTable(
                t("drawn.entities"),
                Column.text(t("drawn.text")),
                Column.text(t("drawn.entity")),
                Column.figures(t("drawn.place")),
                Column.figures(t("drawn.probability")));
        entities.forEach(each -> table.row(
                each.path("text").asString(),
                each.path("entity").asString(),
                SpanView.place(each),
                Formats.figure(each.path("score").asDouble())));
        return table;
    }
}
