package modelport.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import modelport.client.ModelportClient;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Login;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewUser;
import modelport.contract.access.Role;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;

/** What a program does with an installation, by REST, as its first administrator or somebody else. */
record Platform(ModelportClient client, String token) {
    static final Slug PROJECT = new Slug("default");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    static Platform of(Installation installation) {
        return of(installation, "admin");
    }

    /** The same as somebody whom {@link #welcome} has made. */
    static Platform of(Installation installation, String username) {
        var login = new Login(username, Installation.PASSWORD);
        var anybody = ModelportClient.at(installation.address(), null);
        String token = anybody.access().login(login).token();
        return new Platform(ModelportClient.at(installation.address(), token), token);
    }

    /** A file of the tests' resources, in a folder of the story's. */
    static Path file(Path folder, String name) {
        try (InputStream in = Objects.requireNonNull(Platform.class.getResourceAsStream(name))) {
            Path file = folder.resolve(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a person with these roles in the project. */
    void welcome(String username, Role... roles) {
        client.access().addUser(new NewUser(username, null, Installation.PASSWORD, InstanceRole.MEMBER));
        client.projects().setMember(PROJECT, new MemberRoles(username, List.of(roles)));
    }

    void register(String model) {
        client.models().register(PROJECT, new NewModel(new Slug(model), null, null, null, null));
    }

    int upload(String model, Path file) {
        UUID upload = client.uploads().send(PROJECT, file, sent -> {});
        var version = new NewVersion(List.of(upload), null);
        return client.versions()
                .create(PROJECT, new Slug(model), version)
                .version()
                .number();
    }

    Version awaitImported(String model, int number) {
        await("import of " + model, () -> version(model, number).state() != VersionState.IMPORTING);
        return version(model, number);
    }

    Version version(String model, int number) {
        return client.versions().get(PROJECT, new Slug(model), number);
    }

    /** Brings a table whose label is the column {@code target}, and waits until it is read. */
    void bring(String dataset, Path file, DatasetRole role) {
        bring(dataset, file, "target", role);
    }

    void bring(String dataset, Path file, String label, DatasetRole role) {
        client.datasets().create(PROJECT, new NewDataset(new Slug(dataset), null, null, null));
        bringNext(dataset, file, label, role);
    }

    /** The next version of a dataset. */
    void bringNext(String dataset, Path file, String label, DatasetRole role) {
        var name = new Slug(dataset);
        UUID upload = client.uploads().send(PROJECT, file, sent -> {});
        var metadata = new DatasetMetadata(label, List.of(role), null, null, null, null);
        int number = client.datasets()
                .createVersion(PROJECT, name, NewDatasetVersion.of(upload, metadata))
                .version()
                .number();
        await(
                "reading of " + dataset,
                () -> client.datasets().version(PROJECT, name, number).state() == VersionState.READY);
    }

    /** Measures a version on a dataset and waits for the figures. */
    Evaluation evaluate(String model, int number, String dataset) {
        UUID id = client.evaluations()
                .create(PROJECT, new Slug(model), number, NewEvaluation.on(new Slug(dataset), null))
                .evaluation()
                .id();
        await(
                "evaluation of " + model,
                () -> client.evaluations().get(PROJECT, id).state().isOver());
        return client.evaluations().get(PROJECT, id);
    }

    /** Deploys to development and waits until it answers. */
    Slug deploy(String model, int number) {
        var deployment = new NewDeployment(new Slug(model), number, null, null);
        Slug endpoint = client.releases().deploy(PROJECT, deployment).endpoint();
        await(endpoint + " serving " + number, () -> isServing(endpoint, number));
        return endpoint;
    }

    /** Asks for a release, and waits until people may decide about it. */
    UUID ask(NewRelease wanted) {
        Release release = client.releases().request(PROJECT, wanted);
        UUID id = release.id();
        client.releases().submit(PROJECT, id, NewDecision.on(release.digest()));
        await("checks", () -> client.releases().get(PROJECT, id).state() == ReleaseState.IN_REVIEW);
        return id;
    }

    void approve(UUID release) {
        client.releases().approve(PROJECT, release, asItIs(release));
    }

    /** Deploys a release that everybody approved, and waits until it answers. */
    void letOut(UUID release) {
        client.releases().deploy(PROJECT, release, asItIs(release));
        await("release", () -> client.releases().get(PROJECT, release).state() == ReleaseState.RELEASED);
    }

    private NewDecision asItIs(UUID release) {
        return NewDecision.on(client.releases().get(PROJECT, release).digest());
    }

    boolean isServing(Slug endpoint, int number) {
        var found = client.endpoints().get(PROJECT, endpoint);
        return found.state() == EndpointState.SERVING
                && found.revisions().stream().anyMatch(revision -> revision.live() && revision.version() == number);
    }

    /** Asks until the condition holds; an installation that is just starting may not answer at first. */
    static void await(String what, BooleanSupplier condition) {
        await(what, LIMIT, condition);
    }

    static void await(String what, Duration within, BooleanSupplier condition) {
        long limit = System.nanoTime() + within.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("waited in vain for " + what);
            }
            pause();
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (ProblemException | UncheckedIOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
