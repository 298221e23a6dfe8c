package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.artifacts.NewUpload;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.internal.Sweeper;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "modelport.upload.write-back", value = "64KB")
@Property(name = "modelport.upload.max", value = "10MB")
class UploadsTest {
    @Inject
    UploadBench bench;

    @Inject
    Uploads uploads;

    @Inject
    Sweeper sweeper;

    @Test
    void a_second_writer_is_kept_out_until_the_first_is_done_or_its_lease_is_over() {
        UUID id = bench.announce(1_000);
        var second = new int[1];

        bench.append(
                id,
                0,
                new Meanwhile(
                        100,
                        () -> second[0] =
                                UploadBench.status(() -> bench.append(id, 0, new ByteArrayInputStream(new byte[1])))));

        assertThat(second[0]).isEqualTo(423);
        assertThat(bench.offset(id)).isEqualTo(100);
        bench.update("update upload set node = 'dead', lease_until = now() - interval '1 second' where id = ?", id);
        bench.append(id, 100, new ByteArrayInputStream(new byte[10]));
        assertThat(bench.offset(id)).isEqualTo(110);
    }

    @Test
    void a_writer_that_lost_its_lease_changes_nothing_any_more() {
        UUID id = bench.announce(1_000_000);

        int status = UploadBench.status(() -> bench.append(
                id,
                0,
                new Meanwhile(1_000_000, () -> bench.update("update upload set node = 'other' where id = ?", id))));

        assertThat(status).isEqualTo(423);
        assertThat(bench.offset(id)).isLessThanOrEqualTo(500_000);
    }

    @Test
    void more_bytes_than_announced_are_refused_and_what_fits_is_no_file_yet() {
        UUID id = bench.announce(100);

        assertThat(UploadBench.status(() -> bench.append(id, 0, new ByteArrayInputStream(new byte[101]))))
                .isEqualTo(413);
        assertThat(UploadBench.status(
                        () -> uploads.append(bench.max, id, 0, 101, Optional.empty(), new UploadBench.Broken())))
                .isEqualTo(413);
        assertThat(bench.offset(id)).isZero();
    }

    @Test
    void offsets_other_than_the_next_byte_are_refused() {
        UUID id = bench.announce(100);
        bench.append(id, 0, new ByteArrayInputStream(new byte[50]));

        assertThat(UploadBench.status(() -> bench.append(id, 49, new ByteArrayInputStream(new byte[1]))))
                .isEqualTo(409);
        assertThat(UploadBench.status(() -> bench.append(id, 51, new ByteArrayInputStream(new byte[1]))))
                .isEqualTo(409);
    }

    @Test
    void a_file_is_taken_once_and_never_before_it_is_whole() {
        UUID id = bench.announce(10);
        assertThat(UploadBench.status(() -> bench.take(id))).isEqualTo(409);
        bench.append(id, 0, new ByteArrayInputStream(new byte[10]));

        List<UploadedFile> taken = bench.take(id);

        assertThat(taken).extracting(UploadedFile::file).containsExactly(bench.file(id));
        assertThat(UploadBench.status(() -> bench.take(id))).isEqualTo(409);
        assertThat(UploadBench.status(() -> bench.take(UUID.randomUUID()))).isEqualTo(404);
        assertThat(UploadBench.status(() -> uploads.terminate(bench.max, id))).isEqualTo(409);
        assertThat(uploads.file(id).filename()).isEqualTo("model.onnx");
    }

    @Test
    void an_empty_file_is_whole_at_once() {
        assertThat(bench.take(bench.announce(0)).getFirst().file()).isEmptyFile();
    }

    @Test
    void what_nobody_uses_in_time_is_gone_and_swept() throws IOException {
        UUID id = bench.announce(10);
        UUID used = bench.announce(0);
        bench.take(used);
        bench.update("update upload set expires_at = now() - interval '1 second' where id in (?, ?)", id, used);

        assertThat(UploadBench.status(() -> uploads.status(bench.max, id))).isEqualTo(410);
        for (UUID upload : List.of(id, used)) {
            Files.setLastModifiedTime(bench.file(upload), FileTime.fromMillis(0));
        }
        sweeper.sweep();

        assertThat(bench.file(id)).doesNotExist();
        assertThat(bench.file(used)).exists();
        bench.inTransaction(() -> {
            uploads.discard(List.of(used));
            return "";
        });
        sweeper.sweep();
        assertThat(bench.file(used)).doesNotExist();
    }

    @Test
    void a_quota_holds_for_what_is_on_its_way() {
        bench.update("update project set quota_bytes = 1000000 where name = 'elsewhere'");
        Caller zoe = bench.caller("zoe");
        ProjectRef elsewhere = bench.project(zoe, new Slug("elsewhere"));

        uploads.announce(zoe, elsewhere, new NewUpload("a", 600_000, null));

        assertThat(UploadBench.status(() -> uploads.announce(zoe, elsewhere, new NewUpload("b", 600_000, null))))
                .isEqualTo(507);
    }

    @Test
    void a_file_comes_whole_with_its_request() {
        byte[] bytes = UploadBench.bytes(100_000, 6);

        UUID id = uploads.receive(bench.max, bench.lab, "small.onnx", new ByteArrayInputStream(bytes));

        assertThat(bench.take(id).getFirst().file()).hasBinaryContent(bytes);
        assertThat(UploadBench.status(
                        () -> uploads.receive(bench.max, bench.lab, "../x", new ByteArrayInputStream(bytes))))
                .isEqualTo(422);
        assertThat(UploadBench.status(() ->
                        uploads.receive(bench.max, bench.lab, "x", new ByteArrayInputStream(new byte[11_000_000]))))
                .isEqualTo(413);
    }

    /** Zeros, and something that happens before the last half of them. */
    private static final class Meanwhile extends InputStream {
        private final Runnable event;
        private final long count;
        private long given;

        Meanwhile(long count, Runnable event) {
            this.count = count;
            this.event = event;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int some = (int) Math.min(length, Math.min(count - given, count / 2));
            if (given < count / 2 && given + some >= count / 2) {
                event.run();
            }
            given += some;
            return some == 0 ? -1 : some;
        }
    }
}
