package modelport.ui.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import org.jspecify.annotations.Nullable;

/** Which releases are asked for. */
final class ReleaseListState {
    static final int PAGE = 25;

    /** A release, and how far its rules are met while that is a question. */
    record Row(Release release, Optional<ReleaseReview> review) {}

    private final ReleasesApi releases;
    private final Slug project;
    private volatile ReleaseFilter filter = ReleaseFilter.all();

    ReleaseListState(ReleasesApi releases, Slug project) {
        this.releases = releases;
        this.project = project;
    }

    ReleaseFilter filter() {
        return filter;
    }

    boolean isFiltered() {
        return !filter.equals(ReleaseFilter.all());
    }

    /** All that an address says; words that mean nothing are left out. */
    void choose(@Nullable String model, @Nullable String environment, @Nullable String state) {
        filter = new ReleaseFilter(slug(model), slug(environment), state(state));
    }

    /** The filter as it stands in an address, such as {@code &model=iris&state=DRAFT}. */
    String query() {
        ReleaseFilter now = filter;
        return Stream.of(pair("model", now.model()), pair("environment", now.environment()), pair("state", now.state()))
                .collect(Collectors.joining());
    }

    /** The page after a mark; there is at most one release of a model in review per environment. */
    Page<Row> page(@Nullable String after) {
        Page<Release> page = releases.list(project, filter, new PageRequest(PAGE, after, null));
        List<Row> rows = page.items().stream()
                .map(each -> new Row(
                        each,
                        each.state() == ReleaseState.IN_REVIEW
                                ? Optional.of(releases.review(project, each.id()))
                                : Optional.empty()))
                .toList();
        return new Page<>(rows, page.next());
    }

    private static String pair(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + value;
    }

    private static @Nullable Slug slug(@Nullable String name) {
        return name != null && Slug.isOne(name) ? new Slug(name) : null;
    }

    private static @Nullable ReleaseState state(@Nullable String name) {
        return Arrays.stream(ReleaseState.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
