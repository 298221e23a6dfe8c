package modelport.server.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.IOException;
import java.nio.file.Path;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** Hands out files, whole or in ranges, always to be saved and never to be shown: they are a stranger's. */
public final class FileAnswers {
    private static final String BYTES = "bytes";
    private static final long NEVER = 0;

    private FileAnswers() {}

    /**
     * Answers with a file, or the range of it that the request asks for.
     *
     * @param path what it is called
     * @param sha256 of its bytes; the entity tag
     */
    public static HttpResponse<?> of(HttpRequest<?> request, Path file, String path, long size, String sha256)
            throws IOException {
        String tag = '"' + sha256 + '"';
        return switch (ByteRange.of(request, tag, size)) {
            case ByteRange.Whole _ -> guarded(HttpResponse.ok(body(file, path, 0, size)), tag);
            case ByteRange.Part(long first, long last) -> {
                MutableHttpResponse<?> answer = HttpResponse.status(HttpStatus.PARTIAL_CONTENT)
                        .body(body(file, path, first, last + 1 - first))
                        .header(HttpHeaders.CONTENT_RANGE, BYTES + " " + first + "-" + last + "/" + size);
                yield guarded(answer, tag);
            }
            case ByteRange.Beyond _ ->
                throw new ProblemException(new Problem.Other(
                        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.getCode(),
                        Message.of("http.range", "file", path, "size", Long.toString(size))));
        };
    }

    /** What every answer with a stranger's bytes says to the browser. */
    public static HttpResponse<?> guarded(MutableHttpResponse<?> answer, String tag) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.ACCEPT_RANGES, BYTES)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static StreamedFile body(Path file, String path, long first, long length) throws IOException {
        var bytes = PartOfFile.open(file, first, length);
        return new StreamedFile(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE, NEVER, length)
                .attach(path.substring(path.lastIndexOf('/') + 1));
    }
}
