package modelport.server.http;

import java.util.List;
import java.util.function.Function;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import org.jspecify.annotations.Nullable;

/** Keyset paging: a page is asked for by the key of the last item before it, never by a number of items to skip. */
public final class Paging {
    private Paging() {}

    /** What a controller's query parameters ask for; fails with 422 for limits that are not allowed. */
    public static PageRequest request(@Nullable Integer limit, @Nullable String after, @Nullable String query) {
        int wanted = limit == null ? PageRequest.first().limit() : limit;
        if (wanted < 1 || wanted > PageRequest.MAX_LIMIT) {
            String max = Integer.toString(PageRequest.MAX_LIMIT);
            throw new ProblemException(Problem.Invalid.field("limit", "http.limit", "max", max));
        }
        String cleaned = query == null || query.isBlank() ? null : query.strip();
        return new PageRequest(wanted, after, cleaned);
    }

    /** A page of what was read: one item more than wanted tells that there is a next page. */
    public static <T> Page<T> page(List<T> oneMore, PageRequest request, Function<T, String> key) {
        if (oneMore.size() <= request.limit()) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, request.limit());
        return new Page<>(items, key.apply(items.getLast()));
    }
}
