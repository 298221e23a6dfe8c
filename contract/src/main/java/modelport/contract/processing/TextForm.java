package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** What one row of a request to a model of texts is. */
@Schema(description = "What one row of a request to a model of texts is")
public enum TextForm {
    /** A text. */
    TEXT,
    /** Two texts: {text, pair}. */
    PAIR,
    /** A question and the text with its answer: {question, context}. */
    QUESTION
}
