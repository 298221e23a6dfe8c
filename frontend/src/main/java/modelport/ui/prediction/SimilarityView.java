package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;

/** How alike two texts are. */
final class SimilarityView extends Box {
    SimilarityView(double score) {
        super("div", "mp-stack");
        add(
                Words.of("mp-big-answer mp-number", Formats.figure(score)),
                Drawing.bar("now", score),
                Words.muted(t("drawn.similarity.explain")));
    }
}
