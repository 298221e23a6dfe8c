package modelport.ui.fakes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.UploadsApi;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.artifacts.UploadTicket;

/** Announced uploads in memory; the bytes go elsewhere. */
public final class FakeUploads implements UploadsApi {
    public static final long LARGEST = 50_000_000_000L;

    public final List<NewUpload> announced = new ArrayList<>();

    @Override
    public UploadTicket announce(Slug project, NewUpload upload) {
        if (upload.length() > LARGEST) {
            throw new ProblemException(new Problem.Other(413, Message.of("not-found", "kind", "upload", "key", "50 GB")));
        }
        announced.add(upload);
        UUID id = UUID.randomUUID();
        return new UploadTicket(
                id, "/api/v1/uploads/" + id, "mp_upload_" + id, FakeModelport.now().plus(Duration.ofDays(2)));
    }

    @Override
    public UUID send(Slug project, Path file, LongConsumer progress) {
        throw new UnsupportedOperationException("the browser sends");
    }
}
