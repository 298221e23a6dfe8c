package modelport.ui.prediction;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** A text with parts of it marked. Places count characters as Unicode does, not as Java does. */
final class Marked {
    private final String text;
    private final int[] points;

    Marked(String text) {
        this.text = text;
        this.points = text.codePoints().toArray();
    }

    /**
     * A part of the text.
     *
     * @param tag a word behind it; empty for none
     * @param tone a colour that only helps
     */
    record Part(int start, int end, String tag, int tone) {}

    /** Whether such places are in it. */
    boolean has(int start, int end) {
        return start >= 0 && start < end && end <= points.length;
    }

    /** The text with its parts, which are in their order; those that overlap one before them are left out. */
    Component draw(List<Part> parts) {
        List<Component> pieces = new ArrayList<>();
        int at = 0;
        for (Part part : parts) {
            if (part.start() < at || !has(part.start(), part.end())) {
                continue;
            }
            pieces.add(Words.of(part(at, part.start())));
            var mark = Box.tag("mark", "mp-marked mp-tone-" + part.tone(), Words.of(part(part.start(), part.end())));
            if (!part.tag().isEmpty()) {
                mark.add(Words.of("mp-marked-tag", part.tag()));
            }
            pieces.add(mark);
            at = part.end();
        }
        pieces.add(Words.of(part(at, points.length)));
        return Box.tag("p", "mp-marked-text", pieces.toArray(Component[]::new));
    }

    private String part(int start, int end) {
        return start == 0 && end == points.length ? text : new String(points, start, end - start);
    }
}
