package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import modelport.contract.registry.ModelPart;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Words;
import modelport.ui.prediction.RowColumns;

/**
 * What a model is made of, drawn: steps stand on a line in the order of the data, and what gets the same rows stands
 * side by side.
 */
final class ModelDrawing extends Box {
    /** So many brothers show at once; the others on demand. */
    static final int SHOWN = 8;
    /** More parts than these are counted but not drawn. */
    static final int DRAWN_MOST = 400;

    private static final int OPEN_DEPTH = 3;
    private static final int NAMES = 6;

    private int drawn;

    ModelDrawing(ModelPart model, Signature signature) {
        super("figure", "mp-drawn");
        attribute("aria-label", t("parts.label", PartPairs.kind(model)));
        boolean line = PartLayout.isLine(model);
        if (line) {
            add(head(model), pairs(model));
        }
        Box flow = line ? list(ModelDrawing::flow, model.parts(), 1) : list(ModelDrawing::flow, List.of(model), 0);
        flow.addComponentAsFirst(end(t("parts.in"), given(signature)));
        flow.add(end(
                t("parts.out"),
                signature.outputs().stream().map(TensorSpec::name).toList()));
        add(flow);
    }

    private static List<String> given(Signature signature) {
        RowColumns columns = RowColumns.of(signature);
        return columns.isEmpty()
                ? signature.inputs().stream().map(TensorSpec::name).toList()
                : columns.names();
    }

    private static Component end(String word, List<String> names) {
        var list = Box.of("mp-flow-names");
        names.stream().limit(NAMES).forEach(name -> list.add(Words.mono(name)));
        list.add(Words.muted(names.size() > NAMES ? t("models.andMore", names.size() - NAMES) : ""));
        return Box.tag("li", "mp-flow-end", dot(), Box.of("mp-flow-body", Words.muted(word), list));
    }

    /** Brothers, the first few at once, the others in a list of their own. */
    private Box list(Supplier<Box> empty, List<ModelPart> parts, int depth) {
        Box list = empty.get();
        draw(parts.subList(0, Math.min(SHOWN, parts.size())), depth).forEach(list::add);
        if (parts.size() > SHOWN) {
            List<ModelPart> rest = parts.subList(SHOWN, parts.size());
            Box others = empty.get();
            draw(rest, depth).forEach(others::add);
            Box more = station(fold("mp-flow-body", t("parts.more", rest.size()), others));
            more.addClassName("mp-flow-more");
            list.add(more);
        }
        return list;
    }

    private List<Component> draw(List<ModelPart> parts, int depth) {
        var stations = new ArrayList<Component>();
        for (ModelPart part : parts) {
            if (drawn >= DRAWN_MOST) {
                stations.add(station(Words.muted(t("parts.many", DRAWN_MOST))));
                break;
            }
            drawn++;
            stations.add(station(body(part, depth)));
        }
        return stations;
    }

    private Component body(ModelPart part, int depth) {
        var body = Box.of("mp-flow-body", head(part), pairs(part));
        List<Component> inside = inside(part, depth + 1);
        if (depth >= OPEN_DEPTH && !inside.isEmpty()) {
            body.add(fold("", t("parts.inside", PartLayout.size(part)), inside.toArray(Component[]::new)));
        } else {
            inside.forEach(body::add);
        }
        return body;
    }

    private List<Component> inside(ModelPart part, int depth) {
        PartLayout layout = PartLayout.of(part);
        var inside = new ArrayList<Component>();
        if (!layout.beside().isEmpty()) {
            int count = layout.beside().size();
            inside.add(Words.muted(PartLayout.hasFacets(part) ? t("parts.facets", count) : t("parts.beside", count)));
            inside.add(list(ModelDrawing::fan, layout.beside(), depth));
        }
        if (!layout.steps().isEmpty()) {
            if (!layout.beside().isEmpty()) {
                inside.add(Words.muted(t("parts.then")));
            }
            inside.add(list(ModelDrawing::flow, layout.steps(), depth));
        }
        return inside;
    }

    /** Steps in the order of the data. */
    private static Box flow() {
        return Box.tag("ol", "mp-flow");
    }

    /** What gets the same rows, in no order. */
    private static Box fan() {
        return Box.tag("ul", "mp-fan");
    }

    private static Box station(Component body) {
        return Box.tag("li", "", dot(), body);
    }

    private static Component head(ModelPart part) {
        var head = Box.of("mp-flow-head", Words.of("mp-flow-kind", PartPairs.kind(part)));
        if (!part.name().isEmpty() && !part.name().equals(part.kind())) {
            head.add(Words.mono(part.name()));
        }
        return head;
    }

    private static Component pairs(ModelPart part) {
        return part.parameters().isEmpty() ? Box.of("") : new PartPairs(part);
    }

    private static Component fold(String css, String summary, Component... content) {
        var fold = Box.tag("details", "mp-fold " + css, Words.tag("summary", "", summary));
        fold.add(content);
        return fold;
    }

    private static Component dot() {
        return new Drawing("mp-flow-dot", """
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="3.8"/></svg>""");
    }
}
