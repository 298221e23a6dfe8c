package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import java.util.Comparator;
import java.util.List;
import modelport.contract.compression.LayerChange;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** What was done part by part: the largest change first, what was left alone at the end. */
final class LayersSection {
    private static final int MOST = 60;
    private static final String NONE = "\u2013";

    private LayersSection() {}

    static Section of(List<LayerChange> layers) {
        var table = new DataTable(
                t("compression.layers"),
                Column.text(t("compression.layer")),
                Column.figures(t("compression.before")),
                Column.figures(t("compression.after")),
                Column.text(t("compression.what")));
        layers.stream()
                .sorted(Comparator.comparingLong(LayersSection::saved).reversed())
                .limit(MOST)
                .forEach(layer -> add(table, layer));
        long changed = layers.stream().filter(LayersSection::isChanged).count();
        var section = new Section(t("compression.layers"), table)
                .explained(t("compression.layers.explain", changed, layers.size() - changed));
        if (layers.size() > MOST) {
            section.add(Words.muted(t("models.andMore", layers.size() - MOST)));
        }
        return section;
    }

    private static void add(DataTable table, LayerChange layer) {
        table.marked(
                isChanged(layer) ? "" : "mp-out",
                Box.of("mp-size", Words.mono(layer.layer())),
                layer.bytesBefore() == null ? NONE : Formats.bytes(layer.bytesBefore()),
                layer.bytesAfter() == null ? NONE : Formats.bytes(layer.bytesAfter()),
                Words.of(say(layer.what())));
    }

    private static boolean isChanged(LayerChange layer) {
        return layer.bytesBefore() != null && layer.bytesAfter() != null;
    }

    private static long saved(LayerChange layer) {
        return layer.bytesBefore() == null || layer.bytesAfter() == null
                ? Long.MIN_VALUE
                : layer.bytesBefore() - layer.bytesAfter();
    }
}
