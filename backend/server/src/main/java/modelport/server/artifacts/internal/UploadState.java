package modelport.server.artifacts.internal;

/** Where an upload stands. */
public enum UploadState {
    /** Waits for bytes. */
    OPEN,
    /** All bytes are there; nobody has taken it. */
    COMPLETE,
    /** Belongs to a version or a data set. */
    USED,
    /** Dropped; its file goes. */
    GONE
}
