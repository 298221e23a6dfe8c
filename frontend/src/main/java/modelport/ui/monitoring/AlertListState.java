package modelport.ui.monitoring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.Severity;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Which alerts are asked for; those that are not over where nobody says otherwise. */
final class AlertListState {
    static final int PAGE = 50;

    /** What a list is about. */
    enum Which {
        OPEN,
        MINE_TO_TAKE,
        OVER,
        ALL;

        static Which of(@Nullable String word) {
            return Stream.of(values())
                    .filter(each -> each.name().equals(word))
                    .findFirst()
                    .orElse(OPEN);
        }
    }

    private final Here here;
    private volatile Which which = Which.OPEN;
    private volatile @Nullable Slug endpoint;
    private volatile @Nullable Severity severity;

    AlertListState(Here here) {
        this.here = here;
    }

    /** All that an address says; words that mean nothing are left out. */
    void choose(@Nullable String wanted, @Nullable String at, @Nullable String bad) {
        which = Which.of(wanted);
        endpoint = at != null && Slug.isOne(at) ? new Slug(at) : null;
        severity = Stream.of(Severity.values())
                .filter(each -> each.name().equals(bad))
                .findFirst()
                .orElse(null);
    }

    Which which() {
        return which;
    }

    @Nullable
    Slug endpoint() {
        return endpoint;
    }

    @Nullable
    Severity severity() {
        return severity;
    }

    boolean isNarrow() {
        return endpoint != null || severity != null;
    }

    /** As in an address after its first pair. */
    String query() {
        return Stream.of(
                        pair("show", which == Which.OPEN ? null : which.name()),
                        pair("endpoint", endpoint),
                        pair("severity", severity))
                .collect(Collectors.joining());
    }

    AlertFilter filter() {
        return switch (which) {
            case OPEN -> new AlertFilter(AlertFilter.UNRESOLVED, endpoint, severity);
            case MINE_TO_TAKE -> new AlertFilter(List.of(AlertState.OPEN), endpoint, severity);
            case OVER -> new AlertFilter(List.of(AlertState.RESOLVED), endpoint, severity);
            case ALL -> new AlertFilter(List.of(), endpoint, severity);
        };
    }

    Page<Alert> page(@Nullable String after) {
        return here.modelport().alerts().list(here.project(), filter(), new PageRequest(PAGE, after, null));
    }

    private static String pair(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + value;
    }
}
