package modelport.server.artifacts.internal;

import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** What can be wrong with an upload. */
public final class UploadProblems {
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int LOCKED = 423;
    private static final int CHECKSUM_MISMATCH = 460;
    private static final int INSUFFICIENT_STORAGE = 507;

    private UploadProblems() {}

    public static Problem absent(UUID id) {
        return new Problem.NotFound("upload", id.toString());
    }

    public static ProblemException gone(UploadRow upload) {
        return other(GONE, Message.of("artifacts.upload-gone", "file", upload.filename()));
    }

    public static ProblemException used(UploadRow upload) {
        return new ProblemException(
                new Problem.Conflict(Message.of("artifacts.upload-used", "file", upload.filename())));
    }

    public static ProblemException incomplete(UploadRow upload) {
        return new ProblemException(new Problem.Conflict(Message.of(
                "artifacts.upload-incomplete",
                "file",
                upload.filename(),
                "received",
                Long.toString(upload.received()),
                "length",
                Long.toString(upload.length()))));
    }

    /** Larger than any file may be. */
    public static ProblemException tooLarge(long max) {
        return other(TOO_LARGE, Message.of("artifacts.too-large", "max", Long.toString(max)));
    }

    /** More bytes than were announced. */
    public static ProblemException tooLong(UploadRow upload) {
        return other(
                TOO_LARGE,
                Message.of(
                        "artifacts.more-than-announced",
                        "file",
                        upload.filename(),
                        "length",
                        Long.toString(upload.length())));
    }

    static ProblemException otherOffset(UploadRow upload, long offset) {
        return new ProblemException(new Problem.Conflict(Message.of(
                "artifacts.upload-offset",
                "offset",
                Long.toString(offset),
                "received",
                Long.toString(upload.received()))));
    }

    /** Somebody else writes. */
    static ProblemException busy(UploadRow upload) {
        return other(LOCKED, Message.of("artifacts.upload-busy", "file", upload.filename()));
    }

    static ProblemException checksum(UploadRow upload) {
        return other(CHECKSUM_MISMATCH, Message.of("artifacts.chunk-checksum", "file", upload.filename()));
    }

    static ProblemException quota() {
        return other(INSUFFICIENT_STORAGE, Message.of("artifacts.quota"));
    }

    private static ProblemException other(int status, Message message) {
        return new ProblemException(new Problem.Other(status, message));
    }
}
