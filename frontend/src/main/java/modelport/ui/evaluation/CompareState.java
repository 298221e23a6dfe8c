package modelport.ui.evaluation;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** What stands side by side, as the address says it. */
record CompareState(
        @Nullable Slug model,
        List<Integer> versions,
        @Nullable Slug dataset,
        @Nullable Integer datasetVersion) {
    static final int MOST = 8;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    CompareState {
        versions = List.copyOf(versions);
    }

    /** What is no name and no number is left out. */
    static CompareState of(QueryParameters query) {
        List<Integer> versions = Stream.of(value(query, "versions").split(",", -1))
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .distinct()
                .limit(MOST)
                .toList();
        String number = value(query, "datasetVersion");
        return new CompareState(
                slug(value(query, "model")),
                versions,
                slug(value(query, "dataset")),
                NUMBER.matcher(number).matches() ? Integer.valueOf(number) : null);
    }

    /** Whether there is enough to compare. */
    boolean isComplete() {
        return model != null && dataset != null && versions.size() >= 2;
    }

    CompareState of(@Nullable Slug other) {
        return new CompareState(other, List.of(), dataset, datasetVersion);
    }

    /** Everything is held against this one. */
    CompareState against(int first) {
        var all = new LinkedHashSet<Integer>();
        all.add(first);
        all.addAll(versions);
        return new CompareState(model, new ArrayList<>(all), dataset, datasetVersion);
    }

    CompareState with(List<Integer> others) {
        var all = new LinkedHashSet<Integer>();
        versions.stream().findFirst().ifPresent(all::add);
        all.addAll(others);
        return new CompareState(model, all.stream().limit(MOST).toList(), dataset, datasetVersion);
    }

    CompareState on(@Nullable Slug other, @Nullable Integer version) {
        return new CompareState(model, versions, other, version);
    }

    DatasetChoice choice() {
        if (dataset == null) {
            throw new IllegalStateException("no dataset is chosen");
        }
        return new DatasetChoice(dataset, datasetVersion);
    }

    String address() {
        return model == null ? Links.compare() : Links.compare(model, versions, dataset, datasetVersion);
    }

    private static String value(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("");
    }

    private static @Nullable Slug slug(String name) {
        return Slug.isOne(name) ? new Slug(name) : null;
    }
}
