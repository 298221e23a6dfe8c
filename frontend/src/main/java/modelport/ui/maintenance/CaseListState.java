package modelport.ui.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.MaintenanceApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.MaintenanceCase;
import org.jspecify.annotations.Nullable;

/** Which cases are asked for: those that go on before those that are over. */
final class CaseListState {
    static final int PAGE = 25;
    /** Before the mark of a page of cases that are over. */
    private static final String OVER = "over ";

    private final MaintenanceApi maintenance;
    private final Slug project;
    private volatile CaseFilter filter = CaseFilter.all();

    CaseListState(MaintenanceApi maintenance, Slug project) {
        this.maintenance = maintenance;
        this.project = project;
    }

    CaseFilter filter() {
        return filter;
    }

    boolean isFiltered() {
        return !filter.equals(CaseFilter.all());
    }

    /** All that an address says; words that mean nothing are left out. */
    void choose(@Nullable String open, @Nullable String endpoint) {
        boolean said = "true".equals(open) || "false".equals(open);
        filter = new CaseFilter(
                said ? Boolean.valueOf(open) : null,
                endpoint != null && Slug.isOne(endpoint) ? new Slug(endpoint) : null);
    }

    /** The filter as it stands in an address, such as {@code &open=true&endpoint=router}. */
    String query() {
        CaseFilter now = filter;
        return Stream.of(pair("open", now.open()), pair("endpoint", now.endpoint()))
                .collect(Collectors.joining());
    }

    /** The page after a mark. */
    Page<MaintenanceCase> page(@Nullable String after) {
        CaseFilter wanted = filter;
        if (wanted.open() != null) {
            return maintenance.list(project, wanted, new PageRequest(PAGE, after, null));
        }
        if (after != null && after.startsWith(OVER)) {
            return over(wanted, after.substring(OVER.length()));
        }
        Page<MaintenanceCase> open =
                maintenance.list(project, new CaseFilter(true, wanted.endpoint()), new PageRequest(PAGE, after, null));
        if (open.next() != null) {
            return open;
        }
        Page<MaintenanceCase> rest = over(wanted, null);
        List<MaintenanceCase> both = new ArrayList<>(open.items());
        both.addAll(rest.items());
        return new Page<>(both, rest.next());
    }

    private Page<MaintenanceCase> over(CaseFilter wanted, @Nullable String after) {
        Page<MaintenanceCase> page =
                maintenance.list(project, new CaseFilter(false, wanted.endpoint()), new PageRequest(PAGE, after, null));
        return new Page<>(page.items(), page.next() == null ? null : OVER + page.next());
    }

    private static String pair(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + value;
    }
}
