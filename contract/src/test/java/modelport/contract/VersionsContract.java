package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link VersionsApi} does: the server's over HTTP, and the fakes in view tests. */
public abstract class VersionsContract {
    /** An implementation in which the other tests may have left versions. */
    protected abstract VersionsApi versions();

    /** A project that the caller may write in. */
    protected abstract Slug project();

    /** Registers a model without versions. */
    protected abstract Slug model(String name);

    /** A finished upload of a model that is accepted, named {@code model.onnx}. */
    protected abstract UUID goodUpload();

    /** A finished upload of a text that is no model, named {@code notes.txt}. */
    protected abstract UUID badUpload();

    /** Waits until the version is being imported no more. */
    protected abstract Version imported(Slug model, int number);

    @Test
    void a_version_is_accepted_at_once_and_ready_after_its_import() {
        Slug model = model("ready");

        VersionAccepted accepted = versions().create(project(), model, of(goodUpload()));

        assertThat(accepted.version().state()).isEqualTo(VersionState.IMPORTING);
        assertThat(accepted.version().number()).isEqualTo(1);
        assertThat(accepted.version().job()).isEqualTo(accepted.job());
        Version ready = imported(model, 1);
        assertThat(ready.state()).isEqualTo(VersionState.READY);
        assertThat(ready.reason()).isNull();
        assertThat(ready.digest()).isNotBlank();
        assertThat(ready.signature())
                .extracting(Signature::inputs)
                .asInstanceOf(LIST)
                .isNotEmpty();
        assertThat(ready.facts()).isNotNull();
        assertThat(ready.files()).extracting(VersionFile::path).containsExactly("model.onnx");
        assertThat(ready.size()).isPositive();
    }

    @Test
    void files_without_a_model_are_rejected_with_a_reason() {
        Slug model = model("rejected");

        versions().create(project(), model, of(badUpload()));

        Version rejected = imported(model, 1);
        assertThat(rejected.state()).isEqualTo(VersionState.REJECTED);
        assertThat(rejected.reason()).isNotNull();
        assertThat(rejected.digest()).isNull();
        assertThat(rejected.files()).extracting(VersionFile::path).containsExactly("notes.txt");
    }

    @Test
    void numbers_are_counted_per_model_and_never_reused() {
        Slug model = model("counted");

        versions().create(project(), model, of(badUpload()));
        versions().create(project(), model, of(goodUpload()));

        assertThat(imported(model, 1).state()).isEqualTo(VersionState.REJECTED);
        assertThat(imported(model, 2).state()).isEqualTo(VersionState.READY);
    }

    @Test
    void pages_come_newest_first_without_gap_or_overlap() {
        Slug model = model("paged");
        for (int i = 0; i < 5; i++) {
            versions().create(project(), model, of(badUpload()));
        }
        List<Integer> numbers = new ArrayList<>();
        String after = null;

        do {
            Page<Version> page = versions().list(project(), model, new PageRequest(2, after, null));
            page.items().forEach(version -> numbers.add(version.number()));
            after = page.next();
        } while (after != null);

        assertThat(numbers).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void what_is_said_about_a_version_can_change_and_what_it_is_made_of_cannot() {
        Slug model = model("described");
        versions()
                .create(
                        project(),
                        model,
                        new NewVersion(
                                List.of(goodUpload()),
                                new VersionMetadata("First", "# One", List.of("x"), null, null, null)));
        Version before = imported(model, 1);

        Version after = versions()
                .change(project(), model, 1, before.rowVersion(), new VersionChange("Second", null, null, null));

        assertThat(after.title()).isEqualTo("Second");
        assertThat(after.card()).isEqualTo("# One");
        assertThat(after.tags()).containsExactly("x");
        assertThat(after.digest()).isEqualTo(before.digest());
        assertThat(problem(() -> versions()
                        .change(
                                project(),
                                model,
                                1,
                                before.rowVersion(),
                                new VersionChange("Third", null, null, null))))
                .isEqualTo(new Problem.Stale(Message.of("stale")));
    }

    @Test
    void only_a_ready_version_is_archived_and_it_can_come_back() {
        Slug model = model("archived");
        versions().create(project(), model, of(goodUpload()));
        versions().create(project(), model, of(badUpload()));
        Version ready = imported(model, 1);
        Version rejected = imported(model, 2);

        Version archived = versions().change(project(), model, 1, ready.rowVersion(), archived(true));

        assertThat(archived.state()).isEqualTo(VersionState.ARCHIVED);
        assertThat(versions()
                        .change(project(), model, 1, archived.rowVersion(), archived(false))
                        .state())
                .isEqualTo(VersionState.READY);
        assertThat(problem(() -> versions().change(project(), model, 2, rejected.rowVersion(), archived(true))))
                .isEqualTo(new Problem.Conflict(Message.of("registry.archives-only-ready", "state", "REJECTED")));
    }

    @Test
    void unknown_models_versions_and_uploads_are_refused() {
        Slug model = model("asked");

        assertThat(problem(() -> versions().get(project(), model, 7)))
                .isEqualTo(new Problem.NotFound("version", "asked/7"));
        assertThat(problem(() -> versions().list(project(), new Slug("ghost"), PageRequest.first())))
                .isEqualTo(new Problem.NotFound("model", "ghost"));
        assertThat(problem(() -> versions().create(project(), new Slug("ghost"), of(goodUpload()))))
                .isEqualTo(new Problem.NotFound("model", "ghost"));
        assertThat(problem(() -> versions().create(project(), model, of(UUID.randomUUID())))
                        .status())
                .isEqualTo(404);
        assertThat(problem(() -> versions().create(project(), model, new NewVersion(List.of(), null))))
                .isEqualTo(Problem.Invalid.field("uploads", "registry.no-files"));
    }

    /** The problem that {@code call} runs into. */
    protected static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private static NewVersion of(UUID upload) {
        return new NewVersion(List.of(upload), null);
    }

    private static VersionChange archived(boolean archived) {
        return new VersionChange(null, null, null, archived);
    }
}
