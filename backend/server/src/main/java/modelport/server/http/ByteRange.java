package modelport.server.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes of a file a request wants, RFC 9110 section 14; several ranges at once are answered with the whole. */
sealed interface ByteRange {
    /** A range as its syntax has it: first and last, only a first, or the length of the end. */
    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** All of them. */
    record Whole() implements ByteRange {}

    /** From {@code first} to {@code last}, both included. */
    record Part(long first, long last) implements ByteRange {}

    /** None that exist. */
    record Beyond() implements ByteRange {}

    static ByteRange of(HttpRequest<?> request, String tag, long size) {
        String range = request.getHeaders().get(HttpHeaders.RANGE);
        String condition = request.getHeaders().get(HttpHeaders.IF_RANGE);
        if (range == null || (condition != null && !condition.equals(tag))) {
            return new Whole();
        }
        Matcher one = ONE.matcher(range.replace(" ", ""));
        if (!one.matches() || range.endsWith("=-")) {
            return new Whole();
        }
        return one.group(1).isEmpty() ? end(Long.parseLong(one.group(2)), size) : part(one, size);
    }

    private static ByteRange end(long length, long size) {
        if (length == 0 || size == 0) {
            return new Beyond();
        }
        return new Part(Math.max(0, size - length), size - 1);
    }

    private static ByteRange part(Matcher one, long size) {
        long first = Long.parseLong(one.group(1));
        long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        if (first >= size) {
            return new Beyond();
        }
        return last < first ? new Whole() : new Part(first, Math.min(last, size - 1));
    }
}
