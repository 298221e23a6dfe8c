package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.artifacts.UploadTicket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link UploadsApi} does, wherever it lives. */
public abstract class UploadsContract {
    @TempDir
    private Path folder;

    /** The API as somebody who may upload to {@link #project()}. */
    protected abstract UploadsApi uploads();

    /** A project that takes uploads. */
    protected abstract Slug project();

    /** The bytes that have arrived for an upload. */
    protected abstract byte[] arrived(UUID upload);

    @Test
    void an_announced_file_gets_a_place_and_a_token_of_its_own() {
        UploadTicket one = uploads().announce(project(), new NewUpload("model.onnx", 10, null));
        UploadTicket two = uploads().announce(project(), new NewUpload("model.onnx", 10, null));

        assertThat(one.location()).endsWith("/uploads/" + one.id());
        assertThat(one.token()).startsWith("mp_upload_").isNotEqualTo(two.token());
        assertThat(one.id()).isNotEqualTo(two.id());
    }

    @Test
    void a_sent_file_arrives_whole() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("model.onnx"), bytes);
        var progress = new ArrayList<Long>();

        UUID id = uploads().send(project(), file, progress::add);

        assertThat(arrived(id)).isEqualTo(bytes);
        assertThat(progress).isSorted().endsWith(3_000_000L);
    }

    @Test
    void an_empty_file_arrives() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.txt"));

        assertThat(arrived(uploads().send(project(), file, _ -> {}))).isEmpty();
    }

    @Test
    void names_that_lead_elsewhere_and_unknown_projects_are_refused() {
        assertThat(status(() -> uploads().announce(project(), new NewUpload("../model.onnx", 10, null))))
                .isEqualTo(422);
        assertThat(status(() -> uploads().announce(new Slug("nowhere"), new NewUpload("model.onnx", 10, null))))
                .isEqualTo(404);
    }

    private static int status(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run).problem().status();
    }
}
