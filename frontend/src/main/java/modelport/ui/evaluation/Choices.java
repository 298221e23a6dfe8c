package modelport.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.registry.Model;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.ui.shell.Here;

/** What can be measured, and on what: the first two hundred of each, which is enough to choose from. */
public record Choices(Here here) {
    /** Names of models that have words in them. */
    public List<String> models(String words) {
        var page = new PageRequest(PageRequest.MAX_LIMIT, null, words.isBlank() ? null : words);
        return here.modelport().models().list(here.project(), page).items().stream()
                .map(model -> model.name().value())
                .toList();
    }

    Model model(Slug name) {
        return here.modelport().models().get(here.project(), name);
    }

    /** The versions that run, the newest first. */
    List<Version> versions(Slug model) {
        return here.modelport().versions().list(here.project(), model, all()).items().stream()
                .filter(Version::runs)
                .toList();
    }

    /** What one of the model's versions was measured on last. */
    Optional<Slug> lastDataset(Slug model) {
        var newest = new PageRequest(1, null, null);
        return here.modelport().evaluations().list(here.project(), model, null, newest).items().stream()
                .map(each -> each.dataset().dataset())
                .findFirst();
    }

    /** Those that are there to measure with come first. */
    List<Dataset> datasets() {
        List<Dataset> first = here.modelport()
                .datasets()
                .list(here.project(), all(), DatasetRole.EVALUATION)
                .items();
        List<Dataset> rest = new ArrayList<>(
                here.modelport().datasets().list(here.project(), all(), null).items());
        rest.removeIf(each -> each.latest() == null
                || first.stream().anyMatch(other -> other.name().equals(each.name())));
        return Stream.concat(first.stream(), rest.stream()).toList();
    }

    /** The versions with rows, the newest first. */
    List<DatasetVersion> datasetVersions(Slug dataset) {
        return here.modelport().datasets().versions(here.project(), dataset, all()).items().stream()
                .filter(version -> version.state() == VersionState.READY)
                .toList();
    }

    /** The columns whose values may tell rows apart. */
    static List<String> columns(DatasetVersion version) {
        return version.columns().stream()
                .filter(column -> !column.ignored())
                .map(DatasetColumn::name)
                .filter(name -> !name.equals(version.label()))
                .toList();
    }

    private static PageRequest all() {
        return new PageRequest(PageRequest.MAX_LIMIT, null, null);
    }
}
