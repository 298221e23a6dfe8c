package modelport.ui.processing;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.VectorAnswer;
import modelport.ui.components.Formats;

/** How outputs become answers, in sentences. */
final class InterpretationText {
    private InterpretationText() {}

    /** In a word or two: labels. */
    static String brief(Interpretation interpretation) {
        return t(
                switch (interpretation) {
                    case LabelAnswer _ -> "processing.labels";
                    case EntityAnswer _ -> "processing.entities";
                    case SpanAnswer _ -> "processing.answers";
                    case CandidateAnswer _ -> "processing.candidates";
                    case VectorAnswer _ -> "processing.vectors";
                    case SimilarityAnswer _ -> "processing.similarity";
                    case BoxAnswer _ -> "processing.boxes";
                    case RegionAnswer _ -> "processing.regions";
                    case CharacterAnswer _ -> "processing.characters";
                    case SpeechAnswer _ -> "processing.speech";
                    case RankingAnswer _ -> "processing.ranking";
                    case GenerationAnswer _ -> "processing.generation";
                });
    }

    /** What comes out, and how it is made. */
    static List<String> steps(Interpretation interpretation) {
        return switch (interpretation) {
            case LabelAnswer labels ->
                with(
                        t("processing.gives.labels", labels.topK()),
                        t("processing.activation." + labels.activation().name()),
                        names(labels.labels()),
                        above(labels.threshold()));
            case EntityAnswer entities ->
                with(t("processing.gives.entities"), names(entities.labels()), above(entities.threshold()));
            case SpanAnswer spans -> with(t("processing.gives.answers", spans.topK(), spans.maxTokens()));
            case CandidateAnswer gaps -> with(t("processing.gives.candidates", gaps.topK(), gaps.mask()));
            case VectorAnswer vector ->
                with(
                        t("processing.gives.vectors"),
                        t("processing.pooling." + vector.pooling().name()),
                        vector.normalize() ? t("processing.length") : "");
            case SimilarityAnswer alike ->
                with(
                        t("processing.gives.similarity"),
                        t("processing.pooling." + alike.pooling().name()));
            case BoxAnswer boxes ->
                with(
                        t("processing.gives.boxes", boxes.topK(), boxes.head().name()),
                        names(boxes.labels()),
                        above(boxes.threshold()),
                        t("processing.overlap", Formats.percent(boxes.overlap())));
            case RegionAnswer regions ->
                with(
                        t("processing.gives.regions", regions.maxRegions()),
                        t("processing.regions.how", regions.threshold(), regions.boxThreshold(), regions.unclip()));
            case CharacterAnswer characters ->
                with(t("processing.gives.characters", characters.keys()), above(characters.threshold()));
            case SpeechAnswer speech ->
                with(
                        t("processing.gives.speech"),
                        t("processing.speech.how", speech.threshold(), speech.release()),
                        t("processing.speech.spans", speech.minSpeechMs(), speech.minSilenceMs(), speech.padMs()));
            case RankingAnswer ranking ->
                with(
                        t("processing.gives.ranking", ranking.topK()),
                        ranking.excludeSeen() ? t("processing.unseen") : "");
            case GenerationAnswer written -> written(written);
        };
    }

    private static List<String> written(GenerationAnswer written) {
        boolean chance = written.temperature() > 0;
        return with(
                t("processing.gives.generation", written.maxTokens(), written.limit()),
                chance
                        ? t("processing.generation.chance", Formats.figure(written.temperature()))
                        : t("processing.generation.likeliest"),
                chance && written.topK() > 0 ? t("processing.generation.topK", written.topK()) : "",
                chance && written.topP() < 1 ? t("processing.generation.topP", Formats.percent(written.topP())) : "",
                written.stops().isEmpty()
                        ? ""
                        : t("processing.generation.stops", written.stops().size()));
    }

    private static String names(List<String> labels) {
        return labels.isEmpty() ? "" : t("processing.own", labels.size(), labels.getFirst(), labels.getLast());
    }

    private static String above(double threshold) {
        return threshold > 0 ? t("processing.above", Formats.figure(threshold)) : "";
    }

    private static List<String> with(String... sentences) {
        List<String> said = new ArrayList<>(List.of(sentences));
        said.removeIf(String::isEmpty);
        return said;
    }
}
