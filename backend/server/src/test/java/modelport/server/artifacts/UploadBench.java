package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.artifacts.NewUpload;
import modelport.server.TestPeople;
import modelport.server.access.Caller;
import modelport.server.access.Credentials;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.internal.Sha256;
import modelport.server.database.Sql;
import org.hibernate.Session;

/** Uploads of max in the lab, and ways to spoil them. */
@Singleton
final class UploadBench {
    final Caller max;
    final ProjectRef lab;

    private final TestPeople people;
    private final Credentials credentials;
    private final Projects projects;
    private final Uploads uploads;
    private final StorageConfig storage;
    private final Sql sql;
    private final TransactionOperations<Session> transactions;

    UploadBench(
            TestPeople people,
            Credentials credentials,
            Projects projects,
            Uploads uploads,
            StorageConfig storage,
            Sql sql,
            TransactionOperations<Session> transactions) {
        this.people = people;
        this.credentials = credentials;
        this.projects = projects;
        this.uploads = uploads;
        this.storage = storage;
        this.sql = sql;
        this.transactions = transactions;
        this.max = caller("max");
        this.lab = project(max, TestPeople.LAB);
    }

    Caller caller(String name) {
        return credentials.whose(people.token(name)).orElseThrow();
    }

    ProjectRef project(Caller caller, Slug name) {
        return projects.require(caller, name, Right.WRITE);
    }

    UUID announce(long length) {
        return uploads.announce(max, lab, new NewUpload("model.onnx", length, null))
                .status()
                .id();
    }

    long append(UUID id, long offset, InputStream body) {
        return uploads.append(max, id, offset, -1, Optional.empty(), body).offset();
    }

    long offset(UUID id) {
        return uploads.status(max, id).offset();
    }

    List<UploadedFile> take(UUID id) {
        return inTransaction(() -> uploads.take(lab, List.of(id)));
    }

    Path file(UUID id) {
        return storage.root().resolve("uploads").resolve(id.toString());
    }

    void truncate(UUID id, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file(id), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    void update(String statement, Object... arguments) {
        inTransaction(() -> sql.update(statement, arguments));
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.executeWrite(_ -> work.get()));
    }

    static int status(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run).problem().status();
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A connection that has broken. */
    static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
