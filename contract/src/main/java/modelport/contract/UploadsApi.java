package modelport.contract;

import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.artifacts.UploadTicket;

/** Files on their way in. */
public interface UploadsApi {
    /** Announces a file; the bytes go to the ticket's location with tus 1.0.0. */
    UploadTicket announce(Slug project, NewUpload upload);

    /** Sends a whole file, resuming after lost connections, and calls back with the bytes that are safe so far. */
    UUID send(Slug project, Path file, LongConsumer progress);
}
