package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.ProblemException;
import modelport.server.TestPeople;
import modelport.server.artifacts.internal.Sha256;
import modelport.server.database.Sql;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ArtifactsTest {
    @Inject
    TestPeople people;

    @Inject
    Artifacts artifacts;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Inject
    StorageConfig storage;

    @TempDir
    Path folder;

    @Test
    void the_digest_is_the_hash_of_the_written_down_manifest() {
        var artifact = StoredArtifact.of(
                List.of(new StoredFile("b.txt", 1, "b".repeat(64)), new StoredFile("a/é.txt", 2, "a".repeat(64))));

        String manifest = "modelport-artifact 1\n" + "a".repeat(64) + " 2 a/é.txt\n" + "b".repeat(64) + " 1 b.txt\n";
        assertThat(artifact.digest()).isEqualTo(Sha256.of(manifest));
        assertThat(artifact.size()).isEqualTo(3);
        assertThat(artifact.files()).extracting(StoredFile::path).containsExactly("a/é.txt", "b.txt");
    }

    @Test
    void the_same_files_are_the_same_artifact_whoever_brings_them() throws IOException {
        StoredArtifact first =
                artifacts.store(Map.of("model.onnx", write("one", "bytes"), "a/b.txt", write("two", "b")));
        StoredArtifact second =
                artifacts.store(Map.of("a/b.txt", write("three", "b"), "model.onnx", write("four", "bytes")));
        StoredArtifact other =
                artifacts.store(Map.of("model.onnx", write("five", "Bytes"), "a/b.txt", write("six", "b")));

        assertThat(second).isEqualTo(first);
        assertThat(other.digest()).isNotEqualTo(first.digest());
    }

    @Test
    void a_project_reads_what_is_registered_for_it_and_nothing_else() throws IOException {
        StoredArtifact stored = artifacts.store(Map.of("model.onnx", write("m", "secret bytes")));
        assertThat(artifacts.find(project("lab"), stored.digest())).isEmpty();

        register("lab", stored);
        register("lab", stored);

        assertThat(artifacts.find(project("lab"), stored.digest())).contains(stored);
        assertThat(artifacts.open(project("lab"), stored.digest(), "model.onnx"))
                .hasContent("secret bytes");
        assertThat(artifacts.find(project("elsewhere"), stored.digest())).isEmpty();
        assertThatThrownBy(() -> artifacts.open(project("elsewhere"), stored.digest(), "model.onnx"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> artifacts.open(project("lab"), stored.digest(), "../x"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_folder_holds_the_files_under_their_paths_and_is_mended_when_broken() throws IOException {
        StoredArtifact stored =
                artifacts.store(Map.of("model.onnx", write("m", "folder bytes"), "x/y/z.txt", write("z", "z")));
        register("lab", stored);

        Path first = artifacts.materialize(stored.digest());
        assertThat(first.resolve("model.onnx")).hasContent("folder bytes");
        assertThat(first.resolve("x/y/z.txt")).hasContent("z");
        assertThat(Files.getPosixFilePermissions(first))
                .hasToString(
                        "[OWNER_READ, OWNER_EXECUTE, GROUP_READ, " + "GROUP_EXECUTE, OTHERS_READ, OTHERS_EXECUTE]");

        Path inner = first.resolve("x/y");
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
        Files.delete(inner.resolve("z.txt"));
        Path second = artifacts.materialize(stored.digest());

        assertThat(second).isEqualTo(first);
        assertThat(second.resolve("x/y/z.txt")).hasContent("z");
        assertThat(list(second.resolveSibling("."))).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void damage_is_found_and_good_bytes_mend_it() throws IOException {
        StoredArtifact stored = artifacts.store(Map.of("model.onnx", write("m", "precious bytes")));
        register("lab", stored);
        assertThat(artifacts.verify(stored.digest())).isEmpty();

        Path blob = artifacts.open(project("lab"), stored.digest(), "model.onnx");
        Files.delete(blob);
        Files.writeString(blob, "Precious bytes");
        assertThat(artifacts.verify(stored.digest())).contains(Message.of("artifacts.damaged", "path", "model.onnx"));

        Files.writeString(blob, "short");
        artifacts.store(Map.of("model.onnx", write("again", "precious bytes")));
        assertThat(artifacts.verify(stored.digest())).isEmpty();
    }

    @Test
    void many_who_store_and_register_the_same_content_at_once_all_succeed() throws Exception {
        var tasks = new ArrayList<Callable<StoredArtifact>>();
        for (int i = 0; i < 16; i++) {
            Path one = write("one" + i, "x".repeat(100_000));
            Path two = write("two" + i, "y".repeat(100_000));
            tasks.add(() -> {
                StoredArtifact stored = artifacts.store(Map.of("one", one, "two", two));
                register("lab", stored);
                return stored;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<StoredArtifact>> results = threads.invokeAll(tasks);
            StoredArtifact first = results.getFirst().get();
            for (Future<StoredArtifact> result : results) {
                assertThat(result.get()).isEqualTo(first);
            }
            assertThat(artifacts.verify(first.digest())).isEmpty();
        }
        assertThat(list(storage.root().resolve("temporary"))).isEmpty();
    }

    @Test
    void files_of_the_installation_are_linked_and_can_be_stored_again_after_a_crash() throws IOException {
        Path mine = Files.createDirectories(
                        storage.root().resolveSibling("jobs").resolve("run"))
                .resolve("result.onnx");
        Files.writeString(mine, "made by a child");

        StoredArtifact first = artifacts.store(Map.of("model.onnx", mine));
        StoredArtifact again = artifacts.store(Map.of("model.onnx", mine));

        assertThat(again).isEqualTo(first);
        assertThat((int) Files.getAttribute(mine, "unix:nlink")).isEqualTo(2);
        assertThat(Files.getPosixFilePermissions(mine)).hasSize(3);
    }

    @Test
    void links_are_not_followed() throws IOException {
        Path secret = write("secret", "not yours");
        Path link = Files.createSymbolicLink(folder.resolve("link"), secret);
        Path inside =
                Files.createDirectories(storage.root().resolveSibling("jobs").resolve("evil"));
        Files.createSymbolicLink(inside.resolve("up"), folder);

        assertThatThrownBy(() -> artifacts.store(Map.of("a", link))).hasMessageContaining("not a file");
        StoredArtifact copied = artifacts.store(Map.of("a", inside.resolve("up").resolve("secret")));
        assertThat((int) Files.getAttribute(secret, "unix:nlink")).isEqualTo(1);
        assertThat(copied.size()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", ".", "a\\b", "a\0b", "a\nb", "\ud800"})
    void paths_that_lead_elsewhere_are_refused(String path) throws IOException {
        Path file = write("f", "f");

        assertThatThrownBy(() -> artifacts.store(Map.of(path, file))).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_file_and_a_folder_cannot_have_the_same_path() throws IOException {
        Map<String, Path> files = Map.of("a", write("a", "a"), "a/b", write("b", "b"));

        assertThatThrownBy(() -> artifacts.store(files)).isInstanceOf(ProblemException.class);
    }

    private void register(String project, StoredArtifact stored) {
        inTransaction(() -> {
            artifacts.register(project(project), stored);
            return stored;
        });
    }

    private UUID project(String name) {
        return inTransaction(() -> sql.first("select id from project where name = ?", row -> row.uuid("id"), name))
                .orElseThrow();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.executeWrite(_ -> work.get()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
