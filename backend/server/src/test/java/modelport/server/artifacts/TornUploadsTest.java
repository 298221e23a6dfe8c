package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "modelport.upload.write-back", value = "64KB")
@Property(name = "modelport.upload.max", value = "10MB")
class TornUploadsTest {
    @Inject
    UploadBench bench;

    @Inject
    Uploads uploads;

    @Test
    void bytes_that_came_before_the_sender_went_away_stay() {
        UUID id = bench.announce(300_000);
        byte[] bytes = UploadBench.bytes(300_000, 1);

        bench.append(
                id, 0, new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 200_001), new UploadBench.Broken()));

        assertThat(bench.offset(id)).isEqualTo(200_001);
        bench.append(id, 200_001, new ByteArrayInputStream(bytes, 200_001, 99_999));
        assertThat(bench.file(id)).hasBinaryContent(bytes);
        assertThat(uploads.file(id).length()).isEqualTo(300_000);
    }

    @Test
    void a_file_that_was_torn_by_a_crash_is_resumed_where_it_was_torn() throws IOException {
        UUID id = bench.announce(1_000);
        byte[] bytes = UploadBench.bytes(1_000, 2);
        bench.append(id, 0, new ByteArrayInputStream(bytes, 0, 800));
        bench.truncate(id, 500);

        assertThat(bench.offset(id)).isEqualTo(500);
        bench.append(id, 500, new ByteArrayInputStream(bytes, 500, 500));

        assertThat(bench.file(id)).hasBinaryContent(bytes);
    }

    @Test
    void bytes_that_the_database_never_heard_of_are_sent_again() throws IOException {
        UUID id = bench.announce(1_000);
        byte[] bytes = UploadBench.bytes(1_000, 3);
        bench.append(id, 0, new ByteArrayInputStream(bytes, 0, 400));
        Files.write(bench.file(id), new byte[300], StandardOpenOption.APPEND);

        assertThat(bench.offset(id)).isEqualTo(400);
        bench.append(id, 400, new ByteArrayInputStream(bytes, 400, 600));

        assertThat(bench.file(id)).hasBinaryContent(bytes);
    }

    @Test
    void a_complete_file_that_was_torn_is_open_again_and_cannot_be_taken() throws IOException {
        UUID id = bench.announce(1_000);
        bench.append(id, 0, new ByteArrayInputStream(UploadBench.bytes(1_000, 4)));
        bench.truncate(id, 999);

        assertThat(UploadBench.status(() -> bench.take(id))).isEqualTo(409);
        assertThat(bench.offset(id)).isEqualTo(999);
    }

    @Test
    void a_chunk_with_a_wrong_checksum_is_dropped_and_a_right_one_kept() throws IOException {
        UUID id = bench.announce(200_000);
        byte[] bytes = UploadBench.bytes(200_000, 5);
        String right = UploadBench.sha256(bytes);
        byte[] wrong = bytes.clone();
        wrong[150_000]++;

        assertThat(UploadBench.status(() ->
                        uploads.append(bench.max, id, 0, -1, Optional.of(right), new ByteArrayInputStream(wrong))))
                .isEqualTo(460);
        assertThat(bench.offset(id)).isZero();
        assertThat(Files.size(bench.file(id))).isZero();
        uploads.append(bench.max, id, 0, -1, Optional.of(right), new ByteArrayInputStream(bytes));

        assertThat(bench.file(id)).hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_fails_on_the_way_the_bytes_are_the_same(long seed) throws IOException {
        var random = new Random(seed);
        byte[] bytes = UploadBench.bytes(1 + random.nextInt(400_000), seed);
        UUID id = bench.announce(bytes.length);
        while (uploads.status(bench.max, id).offset() < bytes.length) {
            int offset = (int) uploads.status(bench.max, id).offset();
            int length = 1 + random.nextInt(bytes.length - offset);
            step(id, bytes, offset, length, random);
        }

        assertThat(bench.take(id).getFirst().file()).hasBinaryContent(bytes);
    }

    private void step(UUID id, byte[] bytes, int offset, int length, Random random) throws IOException {
        var chunk = new ByteArrayInputStream(bytes, offset, length);
        String digest = UploadBench.sha256(Arrays.copyOfRange(bytes, offset, offset + length));
        switch (random.nextInt(6)) {
            case 0 -> bench.append(id, offset, new SequenceInputStream(chunk, new UploadBench.Broken()));
            case 1 -> {
                bench.append(id, offset, chunk);
                bench.truncate(id, random.nextLong(1 + Files.size(bench.file(id))));
            }
            case 2 ->
                UploadBench.status(() -> uploads.append(bench.max, id, offset, -1, Optional.of("0".repeat(64)), chunk));
            case 3 -> UploadBench.status(() -> bench.append(id, offset + 1, chunk));
            case 4 -> uploads.append(bench.max, id, offset, length, Optional.of(digest), chunk);
            default -> bench.append(id, offset, chunk);
        }
    }
}
