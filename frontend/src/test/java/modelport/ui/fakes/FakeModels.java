package modelport.ui.fakes;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import modelport.contract.Message;
import modelport.contract.ModelsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Models in memory. */
public final class FakeModels implements ModelsApi {
    private final NavigableMap<Slug, Model> models = new ConcurrentSkipListMap<>();
    private final Set<Slug> archived = ConcurrentHashMap.newKeySet();
    private final FakeEvents events;
    private volatile boolean answers = true;

    FakeModels(FakeEvents events) {
        this.events = events;
    }

    @Override
    public Model register(Slug project, NewModel model) {
        check(model.title(), model.task());
        if (archived.contains(model.name())) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("registry.name-archived", "name", model.name().value())));
        }
        Instant now = FakeModelport.now();
        var registered = new Model(
                UUID.randomUUID(),
                model.name(),
                Objects.requireNonNullElse(model.title(), model.name().value()),
                Objects.requireNonNullElse(model.task(), "unknown"),
                Objects.requireNonNullElse(model.card(), ""),
                Objects.requireNonNullElse(model.tags(), List.of()),
                "ada",
                0,
                null,
                null,
                List.of(),
                now,
                now,
                1);
        if (models.putIfAbsent(model.name(), registered) != null) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("registry.name-taken", "name", model.name().value())));
        }
        events.tell("model.registered", Map.of("model", model.name().value()));
        return registered;
    }

    /** The server does not answer, or does again. */
    public void answers(boolean now) {
        answers = now;
    }

    @Override
    public Model get(Slug project, Slug name) {
        connect();
        Model model = models.get(name);
        if (model == null) {
            throw new ProblemException(new Problem.NotFound("model", name.value()));
        }
        return model;
    }

    @Override
    public Page<Model> list(Slug project, PageRequest page) {
        connect();
        String words = page.query() == null ? "" : page.query().toLowerCase(Locale.ROOT);
        List<Model> found = models.values().stream()
                .filter(model -> (model.name() + "\n" + model.title() + "\n" + String.join("\n", model.tags()))
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .toList();
        return Keyset.page(found, page, model -> model.name().value());
    }

    @Override
    public Model change(Slug project, Slug name, long rowVersion, ModelChange change) {
        if (get(project, name).rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        return update(
                name,
                old -> new Model(
                        old.id(),
                        old.name(),
                        Objects.requireNonNullElse(change.title(), old.title()),
                        Objects.requireNonNullElse(change.task(), old.task()),
                        Objects.requireNonNullElse(change.card(), old.card()),
                        Objects.requireNonNullElse(change.tags(), old.tags()),
                        old.owner(),
                        old.versions(),
                        old.latest(),
                        old.latestState(),
                        old.endpoints(),
                        old.createdAt(),
                        FakeModelport.now(),
                        old.rowVersion() + 1));
    }

    @Override
    public void archive(Slug project, Slug name) {
        Model model = get(project, name);
        if (!model.endpoints().isEmpty()) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "registry.model-serves",
                    "model",
                    name.value(),
                    "endpoints",
                    String.join(", ", model.endpoints()))));
        }
        models.remove(name);
        archived.add(name);
        events.tell("model.archived", Map.of("model", name.value()));
    }

    /** A model as if it were registered then. */
    public void put(Model model) {
        models.put(model.name(), model);
    }

    void versionIs(Slug name, int number, VersionState state) {
        update(
                name,
                old -> new Model(
                        old.id(),
                        old.name(),
                        old.title(),
                        old.task(),
                        old.card(),
                        old.tags(),
                        old.owner(),
                        Math.max(old.versions(), number),
                        number,
                        state,
                        old.endpoints(),
                        old.createdAt(),
                        FakeModelport.now(),
                        old.rowVersion()));
    }

    void servesAt(Slug name, List<String> endpoints) {
        update(
                name,
                old -> new Model(
                        old.id(),
                        old.name(),
                        old.title(),
                        old.task(),
                        old.card(),
                        old.tags(),
                        old.owner(),
                        old.versions(),
                        old.latest(),
                        old.latestState(),
                        endpoints,
                        old.createdAt(),
                        old.updatedAt(),
                        old.rowVersion()));
    }

    private void connect() {
        if (!answers) {
            throw new UncheckedIOException(new ConnectException("refused"));
        }
    }

    private static void check(@Nullable String title, @Nullable String task) {
        if (title != null && title.length() > 200) {
            throw new ProblemException(Problem.Invalid.field("title", "registry.too-long", "max", "200"));
        }
        if (task != null && !Slug.isOne(task)) {
            throw new ProblemException(Problem.Invalid.field("task", "registry.task-unfit", "task", task));
        }
    }

    private Model update(Slug name, UnaryOperator<Model> change) {
        Model model = Objects.requireNonNull(models.computeIfPresent(name, (_, old) -> change.apply(old)));
        events.tell("model.changed", Map.of("model", name.value()));
        return model;
    }
}
