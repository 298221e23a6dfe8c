package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import modelport.contract.ProblemException;
import modelport.contract.artifacts.NewUpload;
import modelport.server.TestPeople;
import modelport.server.access.Caller;
import modelport.server.access.Credentials;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.internal.Sha256;
import modelport.server.artifacts.internal.UploadSweeper;
import modelport.server.database.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "modelport.upload.write-back", value = "64KB")
@Property(name = "modelport.upload.max", value = "10MB")
class UploadsTest {
    @Inject
    TestPeople people;

    @Inject
    Uploads uploads;

    @Inject
    UploadSweeper sweeper;

    @Inject
    Credentials credentials;

    @Inject
    Projects projects;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Inject
    StorageConfig storage;

    private Caller max;
    private ProjectRef lab;

    @BeforeEach
    void signIn() {
        max = credentials.whose(people.token("max")).orElseThrow();
        lab = projects.require(max, TestPeople.LAB, Right.WRITE);
    }

    @Test
    void bytes_that_came_before_the_sender_went_away_stay() {
        UUID id = announce(300_000);
        byte[] bytes = bytes(300_000, 1);

        append(id, 0, new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 200_001), new Broken()));

        assertThat(offset(id)).isEqualTo(200_001);
        append(id, 200_001, new ByteArrayInputStream(bytes, 200_001, 99_999));
        assertThat(file(id)).hasBinaryContent(bytes);
        assertThat(uploads.file(id).length()).isEqualTo(300_000);
    }

    @Test
    void a_file_that_was_torn_by_a_crash_is_resumed_where_it_was_torn() throws IOException {
        UUID id = announce(1_000);
        byte[] bytes = bytes(1_000, 2);
        append(id, 0, new ByteArrayInputStream(bytes, 0, 800));
        truncate(id, 500);

        assertThat(offset(id)).isEqualTo(500);
        append(id, 500, new ByteArrayInputStream(bytes, 500, 500));

        assertThat(file(id)).hasBinaryContent(bytes);
    }

    @Test
    void bytes_that_the_database_never_heard_of_are_sent_again() throws IOException {
        UUID id = announce(1_000);
        byte[] bytes = bytes(1_000, 3);
        append(id, 0, new ByteArrayInputStream(bytes, 0, 400));
        Files.write(file(id), new byte[300], StandardOpenOption.APPEND);

        assertThat(offset(id)).isEqualTo(400);
        append(id, 400, new ByteArrayInputStream(bytes, 400, 600));

        assertThat(file(id)).hasBinaryContent(bytes);
    }

    @Test
    void a_complete_file_that_was_torn_is_open_again_and_cannot_be_taken() throws IOException {
        UUID id = announce(1_000);
        append(id, 0, new ByteArrayInputStream(bytes(1_000, 4)));
        truncate(id, 999);

        assertThat(status(() -> take(id))).isEqualTo(409);
        assertThat(offset(id)).isEqualTo(999);
    }

    @Test
    void a_second_writer_is_kept_out_until_the_first_is_done_or_its_lease_is_over() {
        UUID id = announce(1_000);
        var second = new int[1];

        append(id, 0, new Meanwhile(100, () -> second[0] = status(() -> append(id, 0, new ByteArrayInputStream(new byte[1])))));

        assertThat(second[0]).isEqualTo(423);
        assertThat(offset(id)).isEqualTo(100);
        update("update upload set node = 'dead', lease_until = now() - interval '1 second' where id = ?", id);
        append(id, 100, new ByteArrayInputStream(new byte[10]));
        assertThat(offset(id)).isEqualTo(110);
    }

    @Test
    void a_writer_that_lost_its_lease_changes_nothing_any_more() {
        UUID id = announce(1_000_000);

        int status = status(() -> append(id, 0, new Meanwhile(1_000_000, () -> update(
                "update upload set node = 'other' where id = ?", id))));

        assertThat(status).isEqualTo(423);
        assertThat(offset(id)).isLessThanOrEqualTo(500_000);
    }

    @Test
    void a_chunk_with_a_wrong_checksum_is_dropped_and_a_right_one_kept() throws IOException {
        UUID id = announce(200_000);
        byte[] bytes = bytes(200_000, 5);
        String right = sha256(bytes);
        byte[] wrong = bytes.clone();
        wrong[150_000]++;

        assertThat(status(() -> uploads.append(max, id, 0, -1, Optional.of(right), new ByteArrayInputStream(wrong))))
                .isEqualTo(460);
        assertThat(offset(id)).isZero();
        assertThat(Files.size(file(id))).isZero();
        uploads.append(max, id, 0, -1, Optional.of(right), new ByteArrayInputStream(bytes));

        assertThat(file(id)).hasBinaryContent(bytes);
    }

    @Test
    void more_bytes_than_announced_are_refused_and_what_fits_is_no_file_yet() {
        UUID id = announce(100);

        assertThat(status(() -> append(id, 0, new ByteArrayInputStream(new byte[101])))).isEqualTo(413);
        assertThat(status(() -> uploads.append(max, id, 0, 101, Optional.empty(), new Broken()))).isEqualTo(413);
        assertThat(offset(id)).isZero();
    }

    @Test
    void offsets_other_than_the_next_byte_are_refused() {
        UUID id = announce(100);
        append(id, 0, new ByteArrayInputStream(new byte[50]));

        assertThat(status(() -> append(id, 49, new ByteArrayInputStream(new byte[1])))).isEqualTo(409);
        assertThat(status(() -> append(id, 51, new ByteArrayInputStream(new byte[1])))).isEqualTo(409);
    }

    @Test
    void a_file_is_taken_once_and_never_before_it_is_whole() {
        UUID id = announce(10);
        assertThat(status(() -> take(id))).isEqualTo(409);
        append(id, 0, new ByteArrayInputStream(new byte[10]));

        List<UploadedFile> taken = take(id);

        assertThat(taken).extracting(UploadedFile::file).containsExactly(file(id));
        assertThat(status(() -> take(id))).isEqualTo(409);
        assertThat(status(() -> take(UUID.randomUUID()))).isEqualTo(404);
        assertThat(status(() -> uploads.terminate(max, id))).isEqualTo(409);
        assertThat(uploads.file(id).filename()).isEqualTo("model.onnx");
    }

    @Test
    void an_empty_file_is_whole_at_once() {
        assertThat(take(announce(0)).getFirst().file()).isEmptyFile();
    }

    @Test
    void what_nobody_uses_in_time_is_gone_and_swept() throws IOException {
        UUID id = announce(10);
        UUID used = announce(0);
        take(used);
        update("update upload set expires_at = now() - interval '1 second' where id in (?, ?)", id, used);

        assertThat(status(() -> uploads.status(max, id))).isEqualTo(410);
        for (UUID upload : List.of(id, used)) {
            Files.setLastModifiedTime(file(upload), java.nio.file.attribute.FileTime.fromMillis(0));
        }
        sweeper.sweep();

        assertThat(file(id)).doesNotExist();
        assertThat(file(used)).exists();
        inTransaction(() -> {
            uploads.discard(List.of(used));
            return "";
        });
        sweeper.sweep();
        assertThat(file(used)).doesNotExist();
    }

    @Test
    void a_quota_holds_for_what_is_on_its_way() {
        update("update project set quota_bytes = 1000000 where name = 'elsewhere'");
        Caller zoe = credentials.whose(people.token("zoe")).orElseThrow();
        ProjectRef elsewhere = projects.require(zoe, new modelport.contract.Slug("elsewhere"), Right.WRITE);

        uploads.announce(zoe, elsewhere, new NewUpload("a", 600_000, null));

        assertThat(status(() -> uploads.announce(zoe, elsewhere, new NewUpload("b", 600_000, null))))
                .isEqualTo(507);
    }

    @Test
    void a_file_comes_whole_with_its_request() {
        byte[] bytes = bytes(100_000, 6);

        UUID id = uploads.receive(max, lab, "small.onnx", new ByteArrayInputStream(bytes));

        assertThat(take(id).getFirst().file()).hasBinaryContent(bytes);
        assertThat(status(() -> uploads.receive(max, lab, "../x", new ByteArrayInputStream(bytes))))
                .isEqualTo(422);
        assertThat(status(() -> uploads.receive(max, lab, "x", new ByteArrayInputStream(new byte[11_000_000]))))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_fails_on_the_way_the_bytes_are_the_same(long seed) throws IOException {
        var random = new Random(seed);
        byte[] bytes = bytes(1 + random.nextInt(400_000), seed);
        UUID id = announce(bytes.length);
        while (uploads.status(max, id).offset() < bytes.length) {
            int offset = (int) uploads.status(max, id).offset();
            int length = 1 + random.nextInt(bytes.length - offset);
            step(id, bytes, offset, length, random);
        }

        assertThat(take(id).getFirst().file()).hasBinaryContent(bytes);
    }

    private void step(UUID id, byte[] bytes, int offset, int length, Random random) throws IOException {
        var chunk = new ByteArrayInputStream(bytes, offset, length);
        String digest = sha256(Arrays.copyOfRange(bytes, offset, offset + length));
        switch (random.nextInt(6)) {
            case 0 -> append(id, offset, new SequenceInputStream(chunk, new Broken()));
            case 1 -> {
                append(id, offset, chunk);
                truncate(id, random.nextLong(1 + Files.size(file(id))));
            }
            case 2 -> status(() -> uploads.append(
                    max, id, offset, -1, Optional.of("0".repeat(64)), chunk));
            case 3 -> status(() -> append(id, offset + 1, chunk));
            case 4 -> uploads.append(max, id, offset, length, Optional.of(digest), chunk);
            default -> append(id, offset, chunk);
        }
    }

    private UUID announce(long length) {
        return uploads.announce(max, lab, new NewUpload("model.onnx", length, null)).status().id();
    }

    private long append(UUID id, long offset, InputStream body) {
        return uploads.append(max, id, offset, -1, Optional.empty(), body).offset();
    }

    private long offset(UUID id) {
        return uploads.status(max, id).offset();
    }

    private List<UploadedFile> take(UUID id) {
        return inTransaction(() -> uploads.take(lab, List.of(id)));
    }

    private Path file(UUID id) {
        return storage.root().resolve("uploads").resolve(id.toString());
    }

    private void truncate(UUID id, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file(id), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private void update(String statement, Object... arguments) {
        inTransaction(() -> sql.update(statement, arguments));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.executeWrite(_ -> work.get()));
    }

    private static int status(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run).problem().status();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A connection that has broken. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
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
