package modelport.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that PostgreSQL keeps its data in, made whole or not at all. */
final class Cluster {
    private Cluster() {}

    /** Makes it beside its place and moves it there: who is killed meanwhile leaves nothing half made. */
    static void create(Unprivileged user, Path bin, Path data, String password) throws IOException {
        Path fresh = data.resolveSibling("data.new");
        Path passwordFile = data.resolveSibling("password.new");
        delete(fresh);
        delete(passwordFile);
        Files.createDirectory(fresh);
        user.give(fresh);
        Secret.write(passwordFile, password);
        user.give(passwordFile);
        Unprivileged.run(user.command(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + PostgresServer.SUPERUSER,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile)));
        Files.delete(passwordFile);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
