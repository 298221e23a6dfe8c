package modelport.ui.fakes;

import java.util.List;
import java.util.function.Function;
import modelport.contract.Page;
import modelport.contract.PageRequest;

/** Pages of a list that is in order, by the key of the last item. */
final class Keyset {
    private Keyset() {}

    static <T> Page<T> page(List<T> all, PageRequest request, Function<T, String> key) {
        int from = 0;
        if (request.after() != null) {
            while (from < all.size() && !key.apply(all.get(from)).equals(request.after())) {
                from++;
            }
            from++;
        }
        List<T> items = all.stream().skip(from).limit(request.limit()).toList();
        boolean more = from + items.size() < all.size();
        return new Page<>(items, more ? key.apply(items.getLast()) : null);
    }
}
