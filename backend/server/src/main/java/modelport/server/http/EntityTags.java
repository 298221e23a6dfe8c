package modelport.server.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.regex.Pattern;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** Optimistic locking over HTTP: entity tags made of row versions, RFC 9110 section 8.8.3. */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final int PRECONDITION_REQUIRED = 428;

    private EntityTags() {}

    /** An answer that carries its entity tag. */
    public static <T> MutableHttpResponse<T> tagged(T body, long rowVersion) {
        return HttpResponse.ok(body).header(HttpHeaders.ETAG, "\"" + rowVersion + "\"");
    }

    /**
     * The row version that the caller believes to be the newest.
     *
     * @throws ProblemException 428 if the request does not say, 412 if it says something that was never a tag of ours
     */
    public static long required(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (header == null) {
            throw new ProblemException(new Problem.Other(PRECONDITION_REQUIRED, Message.of("http.if-match-required")));
        }
        var tag = TAG.matcher(header.trim());
        if (!tag.matches()) {
            throw stale();
        }
        return Long.parseLong(tag.group(1));
    }

    /** What a caller hears who changes something that has changed meanwhile. */
    public static ProblemException stale() {
        return new ProblemException(new Problem.Stale(Message.of("stale")));
    }
}
