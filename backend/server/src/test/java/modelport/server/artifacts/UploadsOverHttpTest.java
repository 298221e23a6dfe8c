package modelport.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.UploadsApi;
import modelport.contract.UploadsContract;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.artifacts.internal.Sha256;
import modelport.server.artifacts.internal.UploadFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class UploadsOverHttpTest extends UploadsContract {
    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    TestPeople people;

    @Inject
    Uploads uploads;

    @Inject
    UploadFiles files;

    private String max = "";

    @BeforeEach
    void signIn() {
        max = people.token("max");
    }

    @Override
    protected UploadsApi uploads() {
        return people.as(max).uploads();
    }

    @Override
    protected Slug project() {
        return TestPeople.LAB;
    }

    @Override
    protected byte[] arrived(UUID upload) {
        try {
            return Files.readAllBytes(uploads.file(upload).file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_server_tells_what_it_can() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(people.address().resolve("/api/v1/uploads"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension")).isEqualTo("creation,checksum,expiration,termination");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo(Long.toString(50L << 30));
    }

    @Test
    void a_file_comes_in_pieces_with_the_token_of_its_upload_alone() throws Exception {
        HttpResponse<String> made = announce(10);
        String token = header(made, "Modelport-Upload-Token");
        String place = header(made, "Location");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(header(made, "Upload-Expires")).endsWith("GMT");

        HttpResponse<String> first = patch(place, token, 0, "01234");
        HttpResponse<String> head = send(tus(place, token).HEAD());
        HttpResponse<String> second = patch(place, token, 5, "56789");

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(header(first, "Upload-Offset")).isEqualTo("5");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Upload-Offset")).isEqualTo("5");
        assertThat(header(head, "Upload-Length")).isEqualTo("10");
        assertThat(header(head, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(second, "Upload-Offset")).isEqualTo("10");
        assertThat(arrived(id(place))).asString(StandardCharsets.UTF_8).isEqualTo("0123456789");
    }

    @Test
    void a_token_opens_its_own_upload_and_no_other() throws Exception {
        String token = header(announce(10), "Modelport-Upload-Token");
        String other = header(announce(10), "Location");

        assertThat(patch(other, token, 0, "x").statusCode()).isEqualTo(404);
        assertThat(send(tus("/api/v1/projects/lab/uploads", token).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(patch(other, people.token("zoe"), 0, "x").statusCode()).isEqualTo(404);
        assertThat(patch(other, people.token("vera"), 0, "x").statusCode()).isEqualTo(403);
        assertThat(patch(other, "nonsense", 0, "x").statusCode()).isEqualTo(401);
    }

    @Test
    void every_refusal_has_its_status_and_says_the_version() throws Exception {
        String place = header(announce(10), "Location");
        HttpResponse<String> wrongOffset = patch(place, max, 3, "x");
        HttpResponse<String> wrongType = send(tus(place, max)
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}")));
        HttpResponse<String> wrongVersion =
                send(HttpRequest.newBuilder(people.address().resolve(place))
                        .header("Authorization", "Bearer " + max)
                        .header("Tus-Resumable", "0.2.2")
                        .HEAD());
        HttpResponse<String> wrongSum =
                send(chunk(place, max, 0, "x").header("Upload-Checksum", "sha256 " + base64(new byte[32])));
        HttpResponse<String> wrongAlgorithm =
                send(chunk(place, max, 0, "x").header("Upload-Checksum", "sha1 " + base64(new byte[20])));

        assertThat(wrongOffset.statusCode()).isEqualTo(409);
        assertThat(wrongOffset.body()).contains("artifacts.upload-offset");
        assertThat(header(wrongOffset, "Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(header(wrongOffset, "Content-Type")).startsWith("application/problem+json");
        assertThat(wrongType.statusCode()).isEqualTo(415);
        assertThat(wrongVersion.statusCode()).isEqualTo(412);
        assertThat(header(wrongVersion, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(wrongSum.statusCode()).isEqualTo(460);
        assertThat(wrongSum.body()).contains("artifacts.chunk-checksum");
        assertThat(wrongAlgorithm.statusCode()).isEqualTo(400);
        assertThat(announce(60L << 30).statusCode()).isEqualTo(413);
    }

    @Test
    void a_right_checksum_is_accepted() throws Exception {
        String place = header(announce(5), "Location");
        byte[] sum = Sha256.digest().digest("hello".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer =
                send(chunk(place, max, 0, "hello").header("Upload-Checksum", "sha256 " + base64(sum)));

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    void a_dropped_upload_is_gone() throws Exception {
        String place = header(announce(5), "Location");

        assertThat(send(tus(place, max).DELETE()).statusCode()).isEqualTo(204);

        assertThat(send(tus(place, max).HEAD()).statusCode()).isEqualTo(410);
        assertThat(patch(place, max, 0, "hello").statusCode()).isEqualTo(410);
        assertThat(send(tus("/api/v1/uploads/" + UUID.randomUUID(), max).HEAD()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_client_that_dies_in_the_middle_leaves_what_it_sent() throws Exception {
        byte[] bytes = new byte[2_000_000];
        new Random(3).nextBytes(bytes);
        String place = header(announce(bytes.length), "Location");
        URI address = people.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH " + place + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + max
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: "
                            + "application/offset+octet-stream\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, 1_234_567);
            out.flush();
            // A connection that ends may take with it what nobody has read yet.
            Eventually.until(
                    "everything is read", () -> files.path(id(place)).toFile().length() == 1_234_567);
            socket.shutdownOutput();
        }

        Eventually.until("what came is kept", () -> offset(place) == 1_234_567);
        HttpResponse<String> rest = send(tus(place, max)
                .header("Upload-Offset", "1234567")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes, 1_234_567, bytes.length - 1_234_567)));

        assertThat(rest.statusCode()).isEqualTo(204);
        assertThat(arrived(id(place))).isEqualTo(bytes);
    }

    private HttpResponse<String> announce(long length) throws Exception {
        return send(tus("/api/v1/projects/lab/uploads", max)
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", "filename " + base64("model.onnx".getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> patch(String place, String token, long offset, String text) throws Exception {
        return send(chunk(place, token, offset, text));
    }

    private HttpRequest.Builder chunk(String place, String token, long offset, String text) {
        return tus(place, token)
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofString(text));
    }

    private long offset(String place) {
        try {
            return Long.parseLong(header(send(tus(place, max).HEAD()), "Upload-Offset"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder tus(String place, String token) {
        return HttpRequest.newBuilder(people.address().resolve(place))
                .header("Tus-Resumable", "1.0.0")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("no " + name + " in " + response.statusCode());
    }

    private static UUID id(String place) {
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
