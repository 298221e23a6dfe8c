package modelport.server.registry;

/** How a version came to be. */
public enum Origin {
    /** Somebody brought files. */
    UPLOAD,
    /** A compression made it of its parent. */
    COMPRESSION,
    /** A tuning trained it. */
    TUNING,
    /** An MLflow client logged it. */
    MLFLOW
}
