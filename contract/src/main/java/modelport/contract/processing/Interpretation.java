package modelport.contract.processing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How a model's outputs become answers; its kind is labels, entities, answers, candidates, vectors, similarity, boxes,
 * regions, characters, speech, ranking or generation.
 */
@Schema(
        description =
                "How a model's outputs become answers; its kind is labels, entities, answers, candidates, vectors, similarity, boxes, regions, characters, speech, ranking or generation",
        oneOf = {
            LabelAnswer.class,
            EntityAnswer.class,
            SpanAnswer.class,
            CandidateAnswer.class,
            VectorAnswer.class,
            SimilarityAnswer.class,
            BoxAnswer.class,
            RegionAnswer.class,
            CharacterAnswer.class,
            SpeechAnswer.class,
            RankingAnswer.class,
            GenerationAnswer.class
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LabelAnswer.class, name = "labels"),
    @JsonSubTypes.Type(value = EntityAnswer.class, name = "entities"),
    @JsonSubTypes.Type(value = SpanAnswer.class, name = "answers"),
    @JsonSubTypes.Type(value = CandidateAnswer.class, name = "candidates"),
    @JsonSubTypes.Type(value = VectorAnswer.class, name = "vectors"),
    @JsonSubTypes.Type(value = SimilarityAnswer.class, name = "similarity"),
    @JsonSubTypes.Type(value = BoxAnswer.class, name = "boxes"),
    @JsonSubTypes.Type(value = RegionAnswer.class, name = "regions"),
    @JsonSubTypes.Type(value = CharacterAnswer.class, name = "characters"),
    @JsonSubTypes.Type(value = SpeechAnswer.class, name = "speech"),
    @JsonSubTypes.Type(value = RankingAnswer.class, name = "ranking"),
    @JsonSubTypes.Type(value = GenerationAnswer.class, name = "generation")
})
public sealed interface Interpretation
        permits LabelAnswer,
                EntityAnswer,
                SpanAnswer,
                CandidateAnswer,
                VectorAnswer,
                SimilarityAnswer,
                BoxAnswer,
                RegionAnswer,
                CharacterAnswer,
                SpeechAnswer,
                RankingAnswer,
                GenerationAnswer {}
