package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link ModelsApi} does: the server's over HTTP, and the fakes in view tests. */
public abstract class ModelsContract {
    /** An implementation in which the other tests may have left models. */
    protected abstract ModelsApi models();

    /** A project that the caller may write in. */
    protected abstract Slug project();

    @Test
    void a_registered_model_is_found_by_name() {
        Model registered = models().register(project(), named("mnist"));

        assertThat(models().get(project(), new Slug("mnist"))).isEqualTo(registered);
        assertThat(registered.versions()).isZero();
        assertThat(registered.latest()).isNull();
        assertThat(registered.endpoints()).isEmpty();
    }

    @Test
    void what_is_not_said_is_filled_in() {
        Model registered = models().register(project(), named("silent"));

        assertThat(registered.title()).isEqualTo("silent");
        assertThat(registered.task()).isEqualTo("unknown");
        assertThat(registered.card()).isEmpty();
        assertThat(registered.tags()).isEmpty();
    }

    @Test
    void an_unknown_model_is_not_found() {
        assertThat(problem(() -> models().get(project(), new Slug("ghost"))))
                .isEqualTo(new Problem.NotFound("model", "ghost"));
    }

    @Test
    void a_name_is_taken_once() {
        models().register(project(), named("taken"));

        assertThat(problem(() -> models().register(project(), named("taken"))))
                .isEqualTo(new Problem.Conflict(Message.of("registry.name-taken", "name", "taken")));
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        IntStream.range(0, 7).forEach(i -> models().register(project(), named("page-" + i)));
        List<String> names = new ArrayList<>();
        String after = null;

        do {
            Page<Model> page = models().list(project(), new PageRequest(3, after, "page-"));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            page.items().forEach(model -> names.add(model.name().value()));
            after = page.next();
        } while (after != null);

        assertThat(names).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
    }

    @Test
    void a_query_looks_into_names_titles_and_tags() {
        models().register(project(), new NewModel(new Slug("q-name-heron"), null, null, null, null));
        models().register(project(), new NewModel(new Slug("q-title"), "The Heron of 苏州", null, null, null));
        models().register(project(), new NewModel(new Slug("q-tag"), null, null, null, List.of("grey heron", "bird")));
        models().register(project(), new NewModel(new Slug("q-none"), "Stork", null, null, List.of("100%")));

        assertThat(found("heron")).containsExactly("q-name-heron", "q-tag", "q-title");
        assertThat(found("HERON OF")).containsExactly("q-title");
        assertThat(found("苏州")).containsExactly("q-title");
        assertThat(found("100%")).containsExactly("q-none");
        assertThat(found("q_n")).isEmpty();
        assertThat(found("\", \"")).isEmpty();
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        Model before = models().register(
                        project(), new NewModel(new Slug("changed"), "Old", "regression", "# Card", List.of("a")));

        Model after = models().change(
                        project(),
                        new Slug("changed"),
                        before.rowVersion(),
                        new ModelChange("New", null, null, List.of("b")));

        assertThat(after.title()).isEqualTo("New");
        assertThat(after.task()).isEqualTo("regression");
        assertThat(after.card()).isEqualTo("# Card");
        assertThat(after.tags()).containsExactly("b");
        assertThat(after.rowVersion()).isGreaterThan(before.rowVersion());
        assertThat(models().get(project(), new Slug("changed"))).isEqualTo(after);
    }

    @Test
    void a_change_of_an_old_copy_is_refused() {
        Model first = models().register(project(), named("contested"));
        models().change(project(), new Slug("contested"), first.rowVersion(), titled("mine"));

        assertThat(problem(
                        () -> models().change(project(), new Slug("contested"), first.rowVersion(), titled("yours"))))
                .isEqualTo(new Problem.Stale(Message.of("stale")));
        assertThat(models().get(project(), new Slug("contested")).title()).isEqualTo("mine");
    }

    @Test
    void an_archived_model_is_found_no_more_and_keeps_its_name() {
        models().register(project(), named("retired"));

        models().archive(project(), new Slug("retired"));

        assertThat(found("retired")).isEmpty();
        assertThat(problem(() -> models().get(project(), new Slug("retired"))))
                .isEqualTo(new Problem.NotFound("model", "retired"));
        assertThat(problem(() -> models().register(project(), named("retired"))))
                .isEqualTo(new Problem.Conflict(Message.of("registry.name-archived", "name", "retired")));
    }

    @Test
    void texts_have_limits() {
        assertThat(problem(() -> models().register(
                                project(), new NewModel(new Slug("wordy"), "t".repeat(201), null, null, null))))
                .isEqualTo(Problem.Invalid.field("title", "registry.too-long", "max", "200"));
        assertThat(problem(() ->
                        models().register(project(), new NewModel(new Slug("wordy"), null, "Not A Task", null, null))))
                .isEqualTo(Problem.Invalid.field("task", "registry.task-unfit", "task", "Not A Task"));
    }

    /** The problem that {@code call} runs into. */
    protected static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private List<String> found(String query) {
        return models().list(project(), new PageRequest(200, null, query)).items().stream()
                .map(model -> model.name().value())
                .toList();
    }

    private static NewModel named(String name) {
        return new NewModel(new Slug(name), null, null, null, null);
    }

    private static ModelChange titled(String title) {
        return new ModelChange(title, null, null, null);
    }
}
