package modelport.server.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import org.jspecify.annotations.Nullable;

/** Where tests bring files, as max does who contributes to the lab. */
@Singleton
public final class Bench {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ModelportClient client;

    Bench(TestPeople people) {
        client = people.signedIn("max");
    }

    public ModelportClient client() {
        return client;
    }

    /** A model without versions. */
    public Slug model(String name) {
        return client.models()
                .register(TestPeople.LAB, new NewModel(new Slug(name), null, null, null, null))
                .name();
    }

    /** A model without versions, with a name of its own. */
    public Slug model() {
        return model("model-" + COUNT.incrementAndGet());
    }

    /** A finished upload. */
    public UUID upload(String filename, byte[] bytes) {
        try {
            Path file = Files.createTempDirectory("bench").resolve(filename);
            Files.write(file, bytes);
            return client.uploads().send(TestPeople.LAB, file, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a version, and waits until it is imported. */
    public Version imported(Slug model, @Nullable VersionMetadata metadata, UUID... uploads) {
        Version made = client.versions()
                .create(TestPeople.LAB, model, new NewVersion(List.of(uploads), metadata))
                .version();
        return settled(model, made.number());
    }

    /** Waits until a version is imported. */
    public Version settled(Slug model, int number) {
        Eventually.until(
                "version " + number + " of " + model + " is imported",
                () -> get(model, number).state() != VersionState.IMPORTING);
        return get(model, number);
    }

    public Version get(Slug model, int number) {
        return client.versions().get(TestPeople.LAB, model, number);
    }
}
