package modelport.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What the registry promises beyond its contract. */
@MicronautTest(transactional = false)
@Property(name = "test.usage", value = "true")
class RegistryTest {
    @Inject
    Bench bench;

    @Inject
    TestPeople people;

    @Inject
    TestUsage usage;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void versions_made_at_once_get_different_numbers() {
        Slug model = bench.model();
        List<UUID> uploads = IntStream.range(0, 8)
                .mapToObj(i -> bench.upload("notes-" + i + ".txt", SampleModels.text("note " + i)))
                .toList();

        List<Integer> numbers = atOnce(uploads.stream()
                .<Callable<Integer>>map(upload -> () -> bench.client()
                        .versions()
                        .create(TestPeople.LAB, model, new NewVersion(List.of(upload), null))
                        .version()
                        .number())
                .toList());

        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void a_name_that_two_want_at_once_goes_to_one_of_them() {
        var wanted = new NewModel(new Slug("wanted"), null, null, null, null);

        List<Integer> answers = atOnce(IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(_ -> () -> {
                    try {
                        bench.client().models().register(TestPeople.LAB, wanted);
                        return 201;
                    } catch (ProblemException e) {
                        return e.problem().status();
                    }
                })
                .toList());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void a_number_is_not_given_to_a_version_that_is_refused_at_the_door() {
        Slug model = bench.model();
        var nonsense = new VersionMetadata(null, null, null, null, null, Map.of("colour", "blue"));
        UUID upload = bench.upload("notes.txt", SampleModels.text("x"));

        Problem refused = problem(() ->
                bench.client().versions().create(TestPeople.LAB, model, new NewVersion(List.of(upload), nonsense)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.message().code()).isEqualTo("registry.parameter-unknown");
        assertThat(bench.client()
                        .versions()
                        .create(TestPeople.LAB, model, new NewVersion(List.of(upload), null))
                        .version()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void a_version_knows_the_one_it_comes_from() {
        Slug model = bench.model();
        bench.imported(model, null, bench.upload("m.onnx", SampleModels.classifier(1)));

        bench.imported(model, childOf(1), bench.upload("m.onnx", SampleModels.classifier(2)));
        Problem orphan = problem(() -> bench.client()
                .versions()
                .create(
                        TestPeople.LAB,
                        model,
                        new NewVersion(List.of(bench.upload("m.onnx", SampleModels.classifier(3))), childOf(9))));

        assertThat(bench.get(model, 2).parent()).isEqualTo(1);
        assertThat(bench.client()
                        .versions()
                        .list(TestPeople.LAB, model, PageRequest.first())
                        .items())
                .extracting(Version::parent)
                .containsExactly(1, null);
        assertThat(orphan)
                .isEqualTo(Problem.Invalid.field("metadata.parent", "registry.parent-unknown", "parent", "9"));
    }

    @Test
    void an_upload_becomes_one_version_only() {
        Slug model = bench.model();
        UUID upload = bench.upload("notes.txt", SampleModels.text("x"));
        bench.client().versions().create(TestPeople.LAB, model, new NewVersion(List.of(upload), null));

        Problem twice = problem(
                () -> bench.client().versions().create(TestPeople.LAB, model, new NewVersion(List.of(upload), null)));

        assertThat(twice.status()).isBetween(400, 422);
        assertThat(bench.client().models().get(TestPeople.LAB, model).versions())
                .isEqualTo(1);
    }

    @Test
    void a_foreign_project_is_not_found_and_a_viewer_may_only_look() {
        Slug model = bench.model();
        bench.imported(model, null, bench.upload("notes.txt", SampleModels.text("x")));
        ModelportClient zoe = people.signedIn("zoe");
        ModelportClient vera = people.signedIn("vera");
        var change = new ModelChange("Hers", null, null, null);

        assertThat(problem(() -> zoe.models().get(TestPeople.LAB, model)))
                .isEqualTo(new Problem.NotFound("project", "lab"));
        assertThat(problem(() -> zoe.versions().get(TestPeople.LAB, model, 1)))
                .isEqualTo(new Problem.NotFound("project", "lab"));
        assertThat(problem(() -> zoe.versions().get(new Slug("elsewhere"), model, 1)))
                .isEqualTo(new Problem.NotFound("version", model + "/1"));
        assertThat(vera.versions().get(TestPeople.LAB, model, 1).number()).isEqualTo(1);
        assertThat(problem(() -> vera.models().change(TestPeople.LAB, model, 0, change)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> vera.models().archive(TestPeople.LAB, model))).isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void somebody_else_s_uploads_are_not_found() {
        Slug model = bench.model();
        ModelportClient zoe = people.signedIn("zoe");
        var elsewhere = new Slug("elsewhere");
        zoe.models().register(elsewhere, new NewModel(new Slug("hers"), null, null, null, null));
        UUID ours = bench.upload("notes.txt", SampleModels.text("x"));

        assertThat(problem(
                        () -> zoe.versions().create(elsewhere, new Slug("hers"), new NewVersion(List.of(ours), null))))
                .isEqualTo(new Problem.NotFound("upload", ours.toString()));
        assertThat(bench.client().models().get(TestPeople.LAB, model).versions())
                .isZero();
    }

    @Test
    void what_serves_is_shown_and_cannot_be_put_away() {
        Slug model = bench.model();
        Version version = bench.imported(model, null, bench.upload("m.onnx", SampleModels.classifier(1)));
        UUID modelId = bench.client().models().get(TestPeople.LAB, model).id();
        usage.versions.put(version.id(), List.of("lab-live"));
        usage.models.put(modelId, List.of("lab-live"));

        assertThat(bench.get(model, 1).endpoints()).containsExactly("lab-live");
        assertThat(bench.client()
                        .models()
                        .list(TestPeople.LAB, new PageRequest(5, null, model.value()))
                        .items())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.endpoints()).containsExactly("lab-live");
                    assertThat(found.latest()).isEqualTo(1);
                    assertThat(found.latestState()).isEqualTo(VersionState.READY);
                });
        assertThat(problem(() -> bench.client()
                                .versions()
                                .change(
                                        TestPeople.LAB,
                                        model,
                                        1,
                                        version.rowVersion(),
                                        new VersionChange(null, null, null, true)))
                        .message()
                        .code())
                .isEqualTo("test.serves");
        assertThat(problem(() -> bench.client().models().archive(TestPeople.LAB, model))
                        .message()
                        .code())
                .isEqualTo("registry.model-serves");
        assertThat(bench.get(model, 1).state()).isEqualTo(VersionState.READY);
    }

    @Test
    void the_database_itself_freezes_a_ready_version() {
        Version version = bench.imported(bench.model(), null, bench.upload("m.onnx", SampleModels.classifier(1)));

        assertThatThrownBy(() -> update("update model_version set main_file = 'other.onnx' where id = ?", version.id()))
                .hasMessageContaining("is frozen");
        assertThatThrownBy(() -> update("update model_version set state = 'IMPORTING' where id = ?", version.id()))
                .hasMessageContaining("stays ready");
        assertThatThrownBy(() -> update("delete from model_version where id = ?", version.id()))
                .isNotNull();
        assertThat(bench.get(version.model(), 1).state()).isEqualTo(VersionState.READY);
    }

    @Test
    void every_change_is_written_down_and_announced() {
        Slug model = bench.model();
        Version version = bench.imported(model, null, bench.upload("m.onnx", SampleModels.classifier(1)));
        bench.client()
                .versions()
                .change(TestPeople.LAB, model, 1, version.rowVersion(), new VersionChange(null, null, null, true));

        String[] happened = {"model.registered", "version.created", "version.ready", "version.archived"};
        assertThat(said("select action as topic from audit_entry where subject ->> 'model' = ? order by id", model))
                .containsExactly(happened);
        assertThat(said("select topic from outbox where payload ->> 'model' = ? order by id", model))
                .contains(happened);
    }

    private static VersionMetadata childOf(int parent) {
        return new VersionMetadata(null, null, null, parent, null, null);
    }

    private List<String> said(String query, Slug model) {
        return transactions.executeRead(_ -> sql.query(query, row -> row.text("topic"), model.value()));
    }

    private void update(String statement, UUID version) {
        transactions.executeWrite(_ -> sql.update(statement, version));
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
