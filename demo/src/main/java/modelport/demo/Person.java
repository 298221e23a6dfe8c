package modelport.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.Messages;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Somebody in the project, and what they bring; what is there already is taken as it is. */
record Person(String username, ModelportClient client, Slug project, Words words) {
    /** The first version of a dataset, which is made if nobody has. */
    DatasetVersion dataset(NewDataset dataset, Path file, DatasetMetadata metadata) {
        if (Patience.find(() -> client.datasets().get(project, dataset.name())).isEmpty()) {
            client.datasets().create(project, dataset);
        }
        return dataset(dataset.name(), 1, file, metadata);
    }

    /** The version of this number, read from a file if it is the next one. */
    DatasetVersion dataset(Slug dataset, int number, Path file, DatasetMetadata metadata) {
        if (client.datasets().get(project, dataset).versions() == number - 1) {
            UUID upload = client.uploads().send(project, file, sent -> {});
            client.datasets().createVersion(project, dataset, NewDatasetVersion.of(upload, metadata));
        }
        return read(dataset, number);
    }

    /** Another reading of the first version's file. */
    DatasetVersion readAgain(Slug dataset, DatasetMetadata metadata) {
        if (client.datasets().get(project, dataset).versions() == 1) {
            client.datasets().createVersion(project, dataset, NewDatasetVersion.basedOn(1, metadata));
        }
        return read(dataset, 2);
    }

    private DatasetVersion read(Slug dataset, int number) {
        DatasetVersion version = Patience.until(
                words.say("wait.dataset", dataset),
                () -> Optional.of(client.datasets().version(project, dataset, number))
                        .filter(each -> each.state() != VersionState.IMPORTING));
        expectReady(dataset, number, version.state(), version.reason());
        return version;
    }

    void model(NewModel model) {
        if (Patience.find(() -> client.models().get(project, model.name())).isEmpty()) {
            client.models().register(project, model);
        }
    }

    /** The version of this number, brought as files if it is not there. */
    Version version(Slug model, int number, List<Path> files) {
        return version(model, number, files, null);
    }

    Version version(Slug model, int number, List<Path> files, @Nullable VersionMetadata metadata) {
        if (Patience.find(() -> client.versions().get(project, model, number)).isEmpty()) {
            List<UUID> uploads = files.stream()
                    .map(file -> client.uploads().send(project, file, sent -> {}))
                    .toList();
            client.versions().create(project, model, new NewVersion(uploads, metadata));
        }
        Version version = Patience.until(
                words.say("wait.version", model, number),
                () -> Optional.of(client.versions().get(project, model, number))
                        .filter(each -> each.state() != VersionState.IMPORTING));
        expectReady(model, number, version.state(), version.reason());
        return version;
    }

    /** What people should know about a version that says nothing yet. */
    void describe(Slug model, int number, String title, String card) {
        Version version = client.versions().get(project, model, number);
        if (version.card().isEmpty()) {
            var change = new VersionChange(title, card, null, null);
            client.versions().change(project, model, number, version.rowVersion(), change);
        }
    }

    Evaluation evaluation(Slug model, int number, NewEvaluation wanted) {
        UUID id = client.evaluations().list(project, model, number, PageRequest.first()).items().stream()
                .filter(each -> each.request().dataset().equals(wanted.dataset()))
                .filter(each -> each.state() == EvaluationState.RUNNING || each.state() == EvaluationState.READY)
                .findFirst()
                .map(Evaluation::id)
                .orElseGet(() -> client.evaluations()
                        .create(project, model, number, wanted)
                        .evaluation()
                        .id());
        Evaluation evaluation = Patience.until(
                words.say("wait.evaluation", model, number),
                () -> Optional.of(client.evaluations().get(project, id))
                        .filter(each -> each.state().isOver()));
        if (evaluation.state() != EvaluationState.READY) {
            throw new DemoException(words.say("wait.evaluation", model, number) + " " + sentence(evaluation.reason()));
        }
        return evaluation;
    }

    private void expectReady(Slug name, int number, VersionState state, modelport.contract.@Nullable Message reason) {
        if (state != VersionState.READY) {
            throw new DemoException(words.say("not-ready", name, number, state) + " " + sentence(reason));
        }
    }

    private String sentence(modelport.contract.@Nullable Message reason) {
        return reason == null ? "" : Messages.render(reason, words.language());
    }
}
