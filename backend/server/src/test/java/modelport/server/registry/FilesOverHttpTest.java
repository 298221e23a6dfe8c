package modelport.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.server.TestPeople;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on their way in with a form, and on their way out. */
@MicronautTest(transactional = false)
class FilesOverHttpTest {
    private static final byte[] MODEL = SampleModels.classifier(1);
    private static final String BOUNDARY = "a-line-between-parts";

    @Inject
    Bench bench;

    @Inject
    TestPeople people;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_file_comes_back_as_it_went_in_and_only_to_be_saved() throws Exception {
        Version version = ready();

        HttpResponse<byte[]> answer = get(version, "/files/folder/model%20%C3%BC.onnx");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(MODEL);
        assertThat(header(answer, "content-disposition")).startsWith("attachment");
        assertThat(header(answer, "content-type")).startsWith("application/octet-stream");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "content-length")).isEqualTo(Integer.toString(MODEL.length));
        assertThat(header(answer, "etag"))
                .isEqualTo('"' + version.files().getFirst().sha256() + '"');
    }

    @Test
    void a_range_of_bytes_can_be_had() throws Exception {
        Version version = ready();
        String path = "/files/folder/model%20%C3%BC.onnx";
        int size = MODEL.length;

        assertPart(get(version, path, "Range", "bytes=0-9"), 0, 10);
        assertPart(get(version, path, "Range", "bytes=10-"), 10, size);
        assertPart(get(version, path, "Range", "bytes=-7"), size - 7, size);
        assertPart(get(version, path, "Range", "bytes=5-999999999"), 5, size);
        assertThat(get(version, path, "Range", "bytes=" + size + "-").statusCode())
                .isEqualTo(416);
        assertThat(get(version, path, "Range", "bytes=9-5").statusCode()).isEqualTo(200);
        assertThat(get(version, path, "Range", "bytes=0-1,4-5").body()).isEqualTo(MODEL);
        assertThat(get(version, path, "Range", "bytes=0-1", "If-Range", "\"old\"")
                        .body())
                .isEqualTo(MODEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/../../../../../etc/passwd",
                "/files/%2e%2e/%2e%2e/etc/passwd",
                "/files/..%2F..%2Fetc%2Fpasswd",
                "/files//etc/passwd",
                "/files/%2Fetc%2Fpasswd",
                "/files/folder",
                "/files/folder/",
                "/files/folder%5Cmodel.onnx",
                "/files/folder/model%20%C3%BC.onnx%00",
                "/files/folder/./model%20%C3%BC.onnx",
                "/files/folder/model%20%C3%BC.onnx%23x",
                "/files/folder/model%20u%CC%88.onnx",
                "/files/FOLDER/model%20%C3%BC.onnx"
            })
    void a_path_that_is_not_a_file_of_the_version_leads_nowhere(String path) throws Exception {
        HttpResponse<byte[]> answer = get(ready(), path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("root:");
    }

    @Test
    void a_version_comes_as_one_archive() throws Exception {
        Version version = ready();
        var found = new TreeMap<String, byte[]>();

        HttpResponse<byte[]> answer = get(version, "/download");

        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(header(answer, "content-disposition")).contains(version.model() + "-1.zip");
        assertThat(found.keySet()).containsExactly("folder/model ü.onnx", "notes.txt");
        assertThat(found.get("folder/model ü.onnx")).isEqualTo(MODEL);
    }

    @Test
    void nothing_is_kept_of_a_rejected_version() throws Exception {
        Version rejected = bench.imported(bench.model(), null, bench.upload("notes.txt", SampleModels.text("x")));

        assertThat(get(rejected, "/files/notes.txt").statusCode()).isEqualTo(409);
        assertThat(get(rejected, "/download").statusCode()).isEqualTo(409);
    }

    @Test
    void a_form_with_files_makes_a_version_and_waits_for_it_if_asked_to() throws Exception {
        Slug model = bench.model();
        byte[] form = form(
                part("metadata", null, SampleModels.text("{\"title\": \"By form\", \"tags\": [\"a\"]}")),
                part("file", "model.onnx", MODEL),
                part("file", "labels.txt", SampleModels.text("x\ny\nz\n")));

        HttpResponse<String> answer = post(model, form, "Prefer", "respond-async, wait=60");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(header(answer, "location")).endsWith("/models/" + model + "/versions/1");
        assertThat(header(answer, "preference-applied")).isEqualTo("wait=60");
        Version version = bench.get(model, 1);
        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.title()).isEqualTo("By form");
        assertThat(version.files()).extracting(VersionFile::path).containsExactly("labels.txt", "model.onnx");
    }

    @Test
    void a_large_file_in_a_form_is_whole() throws Exception {
        Slug model = bench.model();
        byte[] large = new byte[60 << 20];
        new Random(1).nextBytes(large);

        HttpResponse<String> answer =
                post(model, form(part("file", "model.onnx", MODEL), part("file", "noise.bin", large)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Version version = bench.settled(model, 1);
        assertThat(get(version, "/files/noise.bin").body()).isEqualTo(large);
    }

    @Test
    void a_form_that_cannot_be_meant_is_refused() throws Exception {
        Slug model = bench.model();
        byte[] large = new byte[101 << 20];

        assertThat(post(model, form(part("file", "large.bin", large))).statusCode())
                .isEqualTo(413);
        assertThat(post(model, form(part("metadata", null, SampleModels.text("{}"))))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(model, form(part("metadata", null, SampleModels.text("{nonsense"))))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(model, form(part("file", "../../evil.onnx", MODEL))).statusCode())
                .isEqualTo(422);
        assertThat(post(model, form(part("colour", null, SampleModels.text("blue"))))
                        .statusCode())
                .isEqualTo(422);
        assertThat(bench.client().models().get(TestPeople.LAB, model).versions())
                .isZero();
    }

    @Test
    void a_change_without_an_entity_tag_is_refused() throws Exception {
        Slug model = bench.model();
        var request = request("/models/" + model)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"title\": \"New\"}"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(428);
    }

    private Version ready() {
        byte[] zip =
                SampleModels.zip(Map.of("folder/model ü.onnx", MODEL, "notes.txt", SampleModels.text("some notes")));
        Version version = bench.imported(bench.model(), null, bench.upload("bundle.zip", zip));
        assertThat(version.state()).as(String.valueOf(version.reason())).isEqualTo(VersionState.READY);
        return version;
    }

    private void assertPart(HttpResponse<byte[]> answer, int from, int to) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "content-range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + MODEL.length);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(MODEL, from, to));
    }

    private HttpResponse<byte[]> get(Version version, String path, String... headers) throws Exception {
        HttpRequest.Builder request = request("/models/" + version.model() + "/versions/" + version.number() + path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(Slug model, byte[] form, String... headers) throws Exception {
        HttpRequest.Builder request = request("/models/" + model + "/versions")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        URI address = URI.create(people.address() + "/api/v1/projects/" + TestPeople.LAB + path);
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + people.token("max"));
    }

    private static byte[] form(byte[]... parts) throws IOException {
        var form = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            form.write(part);
        }
        form.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] part(String name, @Nullable String filename, byte[] content) throws IOException {
        String file = filename == null ? "" : "; filename=\"" + filename + "\"";
        String type = filename == null ? "application/json" : "application/octet-stream";
        var part = new ByteArrayOutputStream();
        part.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file
                        + "\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.write(content);
        part.write("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
