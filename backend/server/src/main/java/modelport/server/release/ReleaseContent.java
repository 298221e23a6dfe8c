package modelport.server.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import modelport.server.database.CanonicalJson;
import modelport.server.database.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a release is a decision about; its digest names exactly this.
 *
 * @param scheme which members there are; another set of them is another scheme
 * @param artifact digest of the version's files
 * @param environment identity of the environment
 * @param plan how traffic moves
 * @param parameters what the version is run with
 * @param evidence digests of what the gates found
 * @param card SHA-256 of what the version's card says
 * @param policy digest of the rules
 * @param processing digest of how the version reads requests, or an empty text; absent in scheme 1
 */
public record ReleaseContent(
        int scheme,
        String artifact,
        String environment,
        Map<String, Object> plan,
        Map<String, Object> parameters,
        List<String> evidence,
        String card,
        String policy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String processing) {
    /** The scheme that new releases use. */
    public static final int SCHEME = 2;

    private static final int WITHOUT_PROCESSING = 1;

    public ReleaseContent {
        plan = Map.copyOf(plan);
        parameters = Map.copyOf(parameters);
        evidence = List.copyOf(evidence);
        processing = scheme == WITHOUT_PROCESSING ? null : processing;
    }

    /** SHA-256 of the canonical JSON, RFC 8785, in lower case hexadecimal digits. */
    public String digest() {
        return digestOf(this);
    }

    /** SHA-256 of the canonical JSON of anything that Jackson can write. */
    static String digestOf(Object value) {
        JsonNode tree = Json.MAPPER.valueToTree(value);
        return sha256(CanonicalJson.write(tree));
    }

    /** SHA-256 of a text's UTF-8 bytes. */
    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
