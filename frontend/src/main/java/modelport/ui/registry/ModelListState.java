package modelport.ui.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.ModelsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import org.jspecify.annotations.Nullable;

/** Which models are asked for, and in which order. */
final class ModelListState {
    /** How the list is sorted. */
    enum Order {
        /** By name, as the platform pages. */
        NAME,
        /** What changed last comes first; among the first {@link #SORTED_MOST} models by name. */
        CHANGED
    }

    static final int SORTED_MOST = 1_000;
    private static final int PAGE = 50;

    private final ModelsApi models;
    private final Slug project;
    private volatile String words = "";
    private volatile Order order = Order.NAME;

    ModelListState(ModelsApi models, Slug project) {
        this.models = models;
        this.project = project;
    }

    void search(String text) {
        words = text.strip();
    }

    void sort(Order wanted) {
        order = wanted;
    }

    String words() {
        return words;
    }

    Order order() {
        return order;
    }

    /** Whether all models are asked for. */
    boolean isUnfiltered() {
        return words.isEmpty();
    }

    /** The page after a mark. */
    Page<Model> page(@Nullable String after) {
        return switch (order) {
            case NAME -> models.list(project, request(PAGE, after));
            case CHANGED -> new Page<>(sorted(), null);
        };
    }

    private List<Model> sorted() {
        var all = new ArrayList<Model>();
        String after = null;
        do {
            Page<Model> page = models.list(project, request(PageRequest.MAX_LIMIT, after));
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < SORTED_MOST);
        Stream<Model> newestFirst =
                all.stream().sorted(Comparator.comparing(Model::updatedAt).reversed());
        return newestFirst.toList();
    }

    private PageRequest request(int limit, @Nullable String after) {
        return new PageRequest(limit, after, words.isEmpty() ? null : words);
    }
}
