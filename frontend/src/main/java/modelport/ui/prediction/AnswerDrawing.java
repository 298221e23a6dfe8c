package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.Signature;
import modelport.ui.components.Box;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** Draws what a model said as its version's processing means it; what looks otherwise is shown as tensors are. */
final class AnswerDrawing {
    private static final int ROWS = 8;

    private final JsonNode json;
    private final Signature signature;
    private final Asked asked;

    AnswerDrawing(JsonNode json, Signature signature, Asked asked) {
        this.json = json;
        this.signature = signature;
        this.asked = asked;
    }

    List<Component> draw() {
        JsonNode rows = json.path("predictions");
        Processing processing = signature.processing();
        if (processing == null || !rows.isArray() || rows.isEmpty()) {
            return new AnswerRows(json, signature).draw();
        }
        Interpretation meant = processing.last().interpretation();
        boolean vectors = isVector(rows.get(0));
        if (vectors && meant instanceof VectorAnswer) {
            return List.of(new VectorsView(rows, asked));
        }
        return vectors || !isAnswer(rows.get(0)) ? new AnswerRows(json, signature).draw() : rows(meant, rows);
    }

    private List<Component> rows(Interpretation meant, JsonNode rows) {
        List<Component> drawn = new ArrayList<>();
        int count = Math.min(ROWS, rows.size());
        for (int i = 0; i < count; i++) {
            Component row = row(meant, rows.get(i), i);
            drawn.add(rows.size() == 1 ? row : Box.stack(Words.of("mp-muted mp-small", t("try.row", i + 1)), row));
        }
        if (rows.size() > count) {
            drawn.add(Words.muted(t("try.moreRows", rows.size() - count)));
        }
        return drawn;
    }

    private Component row(Interpretation meant, JsonNode row, int i) {
        if (row.isArray() && row.isEmpty()) {
            return nothing(meant);
        }
        if (row.path(0).path("box").isObject()) {
            return new PictureView(row, asked.media());
        }
        return switch (meant) {
            case LabelAnswer _ -> Scores.of(row, "label");
            case EntityAnswer _ -> new EntityView(row, asked.text(i).orElse(""));
            case SpanAnswer _ -> new SpanView(row, asked.member(i, "context").orElse(""));
            case CandidateAnswer _ -> new CandidateView(row);
            case SimilarityAnswer _ -> new SimilarityView(row.path("score").asDouble());
            case CharacterAnswer _ -> new CharacterView(row);
            case SpeechAnswer _ -> new SpeechView(row, asked.media());
            case RankingAnswer _ -> new RankingView(row);
            case GenerationAnswer _ ->
                new GenerationView(
                        row, asked.text(i).or(() -> asked.member(i, "prompt")).orElse(""));
            case BoxAnswer _, RegionAnswer _, VectorAnswer _ -> Words.mono(AnswerRows.text(row));
        };
    }

    /** An answer too: there was nothing to find. */
    private static Component nothing(Interpretation meant) {
        return Words.sentence(t(
                switch (meant) {
                    case LabelAnswer _ -> "drawn.none.labels";
                    case EntityAnswer _ -> "drawn.none.entities";
                    case SpanAnswer _ -> "drawn.none.answers";
                    case BoxAnswer _ -> "drawn.none.boxes";
                    case RegionAnswer _, CharacterAnswer _ -> "drawn.none.lines";
                    case SpeechAnswer _ -> "drawn.none.speech";
                    case RankingAnswer _ -> "drawn.none.items";
                    case CandidateAnswer _, SimilarityAnswer _, VectorAnswer _, GenerationAnswer _ ->
                        "drawn.none.other";
                }));
    }

    private static boolean isVector(JsonNode row) {
        return row.isArray() && !row.isEmpty() && row.valueStream().allMatch(JsonNode::isNumber);
    }

    /** Lists of things, or one thing with its score, or a text that ends. */
    private static boolean isAnswer(JsonNode row) {
        return row.isArray()
                ? row.valueStream().allMatch(JsonNode::isContainer)
                : row.has("score") || row.has("finish");
    }
}
