package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

/** What answers are compared with. */
@Schema(description = "What answers are compared with")
public enum EvaluationKind {
    /** Labels with the classes of the rows. */
    CLASSIFICATION,
    /** Numbers with the numbers of the rows. */
    REGRESSION,
    /** Vectors with those of another version. */
    EMBEDDING
}
