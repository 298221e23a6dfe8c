package modelport.server.artifacts.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.artifacts.NewUpload;
import modelport.server.artifacts.Uploads.UploadStatus;
import org.jspecify.annotations.Nullable;

/** The headers of tus 1.0.0: core, creation, checksum, expiration and termination. */
final class Tus {
    static final String VERSION = "1.0.0";
    static final String EXTENSIONS = "creation,checksum,expiration,termination";
    static final String CHUNK = "application/offset+octet-stream";
    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSION_HEADER = "Tus-Version";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String EXPIRES = "Upload-Expires";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String ALGORITHM = "sha256";

    private static final int BAD_REQUEST = 400;
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int MAX_METADATA = 8_000;

    private Tus() {}

    /** Refuses other versions of the protocol. */
    static void requireVersion(HttpHeaders headers) {
        if (!VERSION.equals(headers.get(RESUMABLE))) {
            throw new ProblemException(
                    new Problem.Other(PRECONDITION_FAILED, Message.of("artifacts.tus-version", "version", VERSION)));
        }
    }

    /** Refuses other kinds of content; not left to the framework, which would look at it before it knows who asks. */
    static void requireChunk(HttpHeaders headers) {
        String type = String.valueOf(headers.get(HttpHeaders.CONTENT_TYPE));
        if (!type.equals(CHUNK)) {
            throw new ProblemException(new Problem.Other(
                    UNSUPPORTED_MEDIA_TYPE, Message.of("http.unsupported-media-type", "reason", type)));
        }
    }

    /** The file that a request announces. */
    static NewUpload announced(HttpHeaders headers) {
        Map<String, String> metadata = metadata(headers.get(METADATA));
        String sha256 = metadata.get(ALGORITHM);
        if (sha256 != null && !sha256.matches("[0-9a-fA-F]{64}")) {
            throw bad("artifacts.metadata", METADATA);
        }
        String filename = metadata.getOrDefault("filename", "");
        return new NewUpload(
                filename, number(headers, LENGTH), sha256 == null ? null : sha256.toLowerCase(Locale.ROOT));
    }

    /** A number that is not negative. */
    static long number(HttpHeaders headers, String name) {
        String text = headers.get(name);
        if (text == null || !text.matches("\\d{1,18}")) {
            throw bad("artifacts.header", name);
        }
        return Long.parseLong(text);
    }

    /** The checksum that a chunk must have, in hexadecimal, if the sender says one. */
    static Optional<String> checksum(HttpHeaders headers) {
        String text = headers.get(CHECKSUM);
        if (text == null) {
            return Optional.empty();
        }
        String[] words = text.trim().split(" +", 2);
        if (words.length != 2 || !words[0].equals(ALGORITHM)) {
            throw bad("artifacts.checksum-algorithm", CHECKSUM);
        }
        return Optional.of(HexFormat.of().formatHex(decode(words[1], CHECKSUM)));
    }

    /** An answer that says how far an upload is. */
    static <T> MutableHttpResponse<T> progress(MutableHttpResponse<T> response, UploadStatus status) {
        return response.header(OFFSET, Long.toString(status.offset()))
                .header(
                        EXPIRES,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                status.expiresAt().atOffset(ZoneOffset.UTC)))
                .header(RESUMABLE, VERSION);
    }

    /** What this server can do. */
    static HttpResponse<Void> abilities(long max) {
        return HttpResponse.<Void>noContent()
                .header(RESUMABLE, VERSION)
                .header(VERSION_HEADER, VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", Long.toString(max))
                .header("Tus-Checksum-Algorithm", ALGORITHM);
    }

    private static Map<String, String> metadata(@Nullable String header) {
        var pairs = new HashMap<String, String>();
        if (header == null || header.isBlank()) {
            return pairs;
        }
        if (header.length() > MAX_METADATA) {
            throw bad("artifacts.metadata", METADATA);
        }
        for (String pair : header.split(",", -1)) {
            String[] words = pair.trim().split(" ", 2);
            String value =
                    words.length < 2 ? "" : new String(decode(words[1].trim(), METADATA), StandardCharsets.UTF_8);
            pairs.put(words[0], value);
        }
        return pairs;
    }

    private static byte[] decode(String text, String header) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw bad("artifacts.metadata", header);
        }
    }

    private static ProblemException bad(String code, String header) {
        return new ProblemException(new Problem.Other(BAD_REQUEST, Message.of(code, "header", header)));
    }
}
