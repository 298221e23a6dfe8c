package modelport.ui.fakes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private volatile UUID newest = new UUID(0, 0);
    private final Map<UUID, String> tickets = new ConcurrentHashMap<>();

    @Override
    public UploadTicket announce(Slug project, NewUpload upload) {
        if (upload.length() > LARGEST) {
            throw new ProblemException(
                    new Problem.Other(413, Message.of("artifacts.too-large", "max", Long.toString(LARGEST))));
        }
        announced.add(upload);
        UUID id = UUID.randomUUID();
        tickets.put(id, upload.filename());
        newest = id;
        return new UploadTicket(
                id,
                "/api/v1/uploads/" + id,
                "mp_upload_" + id,
                FakeModelport.now().plus(Duration.ofDays(2)));
    }

    /** Whether somebody announced it; where the bytes are is nobody's business here. */
    boolean finished(UUID id) {
        return tickets.containsKey(id);
    }

    /** What somebody called it. */
    String name(UUID id) {
        return tickets.getOrDefault(id, "");
    }

    /** The newest. */
    public UUID last() {
        return newest;
    }

    /** An upload that is here as a whole. */
    public UUID here(String filename) {
        return announce(new Slug("storefront"), new NewUpload(filename, 10, null))
                .id();
    }

    @Override
    public UUID send(Slug project, Path file, LongConsumer progress) {
        throw new UnsupportedOperationException("the browser sends");
    }
}
