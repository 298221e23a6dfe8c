package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a credential is for. */
@Schema(description = "What a credential is for")
public enum TokenKind {
    /** A signed-in person. */
    SESSION,
    /** A program. */
    API,
    /** One upload. */
    UPLOAD,
    /** Making the first administrator. */
    BOOTSTRAP,
    /** A node. */
    WORKER
}
