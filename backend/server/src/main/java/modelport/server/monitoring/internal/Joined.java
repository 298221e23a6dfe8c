package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes few of many: neighbours become one. */
public final class Joined {
    /** So many windows at most are shown. */
    public static final int MOST = 400;

    private Joined() {}

    /** Groups of neighbours, as many to a group as it takes; each with one at least. */
    public static <T, R> List<R> of(List<T> items, Function<List<T>, R> join) {
        int size = Math.max(1, Math.ceilDiv(items.size(), MOST));
        var joined = new ArrayList<R>();
        for (int i = 0; i < items.size(); i += size) {
            joined.add(join.apply(items.subList(i, Math.min(items.size(), i + size))));
        }
        return joined;
    }
}
