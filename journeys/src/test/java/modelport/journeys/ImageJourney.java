package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The container image: its steps are done in a folder, and what comes out runs without the clone. */
@EnabledIfEnvironmentVariable(
        named = "CI",
        matches = "true",
        disabledReason = "builds everything once more: set CI=true")
class ImageJourney {
    private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path scratch;

    @Test
    void what_the_dockerfile_makes_starts_is_healthy_and_ends() throws Exception {
        var offline = Map.of("MODELPORT_JAVA_HOME", System.getProperty("java.home"), "MODELPORT_MAVEN_OPTIONS", "-o");
        Dockerfile image = new Dockerfile(CLONE, scratch, offline).follow();
        assertThat(image.path("/etc/passwd")).content().contains("modelport:x:10001:");
        assertThat(image.path("/opt/modelport/pom.xml")).doesNotExist();
        int port = Installation.freePort();
        var environment = environment(image, port);

        Process node = start(image.command("ENTRYPOINT"), environment, "node.log");
        try {
            awaitHealth(node, port);

            Process health = start(image.command("HEALTHCHECK"), environment, "health.log");
            assertThat(health.waitFor()).isZero();
            assertThat(scratch.resolve("health.log")).content().contains("is running");
            assertThat(scratch.resolve("node.log")).content().contains("\"formattedMessage\":\"ready ");
        } finally {
            node.destroy();
        }
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(scratch.resolve("node.log")).content().contains("ended part=PostgresServer");
        Process after = start(image.command("HEALTHCHECK"), environment, "health.log");
        assertThat(after.waitFor()).isEqualTo(3);
    }

    private static Map<String, String> environment(Dockerfile image, int port) {
        var environment = new HashMap<>(image.environment());
        environment.put("MODELPORT_JAVA_HOME", System.getProperty("java.home"));
        environment.put("MODELPORT_BIND", "127.0.0.1");
        environment.put("MODELPORT_PORT", Integer.toString(port));
        environment.put("MODELPORT_API_PORT", Integer.toString(Installation.freePort()));
        environment.put("MODELPORT_GATEWAY_PORT", Integer.toString(Installation.freePort()));
        return environment;
    }

    private Process start(List<String> command, Map<String, String> environment, String log) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve(log).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitHealth(Process node, int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isHealthy(client, request)) {
                if (!node.isAlive() || System.nanoTime() > limit) {
                    throw new IllegalStateException("did not start:\n" + Files.readString(scratch.resolve("node.log")));
                }
                assertThat(node.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
            }
        }
    }

    private static boolean isHealthy(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
