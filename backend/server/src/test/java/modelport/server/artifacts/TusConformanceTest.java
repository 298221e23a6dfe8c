package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import modelport.server.TestPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference client for Java sends, breaks off and resumes. */
@MicronautTest(transactional = false)
class TusConformanceTest {
    private static final int SIZE = 5_000_000;
    private static final int CHUNK = 300_000;

    @Inject
    TestPeople people;

    @Inject
    Uploads uploads;

    @TempDir
    Path folder;

    @Test
    void a_file_is_sent_broken_off_and_resumed() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(5).nextBytes(bytes);
        Path file = Files.write(folder.resolve("model.onnx"), bytes);
        TusClient client = client();

        TusUploader first = client.createUpload(upload(file));
        first.setChunkSize(CHUNK);
        for (int i = 0; i < 5; i++) {
            first.uploadChunk();
        }
        first.finish();
        TusUploader second = client.resumeUpload(upload(file));
        assertThat(second.getOffset()).isEqualTo(5L * CHUNK);
        second.setChunkSize(CHUNK);
        while (second.uploadChunk() > -1) {
            assertThat(second.getOffset()).isLessThanOrEqualTo(SIZE);
        }
        second.finish();

        String address = second.getUploadURL().getPath();
        UploadedFile arrived = uploads.file(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
        assertThat(arrived.file()).hasBinaryContent(bytes);
        assertThat(arrived.filename()).isEqualTo("model.onnx");
    }

    private TusClient client() throws IOException {
        var client = new TusClient();
        client.setUploadCreationURL(
                people.address().resolve("/api/v1/projects/lab/uploads").toURL());
        client.setHeaders(Map.of("Authorization", "Bearer " + people.token("max")));
        client.enableResuming(new TusURLMemoryStore());
        return client;
    }

    private static TusUpload upload(Path file) throws IOException {
        var upload = new TusUpload(file.toFile());
        upload.setMetadata(Map.of("filename", "model.onnx"));
        return upload;
    }
}
