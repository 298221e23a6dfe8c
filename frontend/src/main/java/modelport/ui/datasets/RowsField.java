package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Chooses rows: a dataset and one of its ready versions, those that are meant for it first. */
public final class RowsField extends Box {
    public final ComboBox<Dataset> dataset = new ComboBox<>();
    public final Select<DatasetVersion> version = new Select<>();
    private final Here here;
    private final List<DatasetRole> roles;

    /** Offers datasets with one of these roles before all others. */
    public RowsField(Here here, String label, String help, DatasetRole... roles) {
        super("div", "mp-rows-field");
        this.here = here;
        this.roles = List.of(roles);
        dataset.setLabel(label);
        dataset.setHelperText(help);
        dataset.setItemLabelGenerator(RowsField::label);
        dataset.addValueChangeListener(change -> offerVersions(change.getValue()));
        version.setLabel(t("deploy.version"));
        version.setItemLabelGenerator(RowsField::label);
        version.setVisible(false);
        dataset.setItems(offered());
        add(dataset, version);
    }

    /** Takes the dataset that was taken before, or the only one that is meant for this; nothing if there are many. */
    public void suggest(Optional<Slug> before) {
        List<Dataset> offered = offered();
        List<Dataset> meant = offered.stream().filter(this::isMeant).toList();
        offered.stream()
                .filter(each -> before.filter(each.name()::equals).isPresent())
                .findFirst()
                .or(() -> meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty())
                .ifPresent(dataset::setValue);
    }

    public boolean isEmpty() {
        return version.getValue() == null;
    }

    /** What is chosen. */
    public Optional<DatasetChoice> choice() {
        DatasetVersion chosen = version.getValue();
        return chosen == null ? Optional.empty() : Optional.of(new DatasetChoice(chosen.dataset(), chosen.number()));
    }

    private List<Dataset> offered() {
        Map<Slug, Dataset> found = new LinkedHashMap<>();
        for (DatasetRole role : roles) {
            page(role).forEach(each -> found.putIfAbsent(each.name(), each));
        }
        page(null).forEach(each -> found.putIfAbsent(each.name(), each));
        return found.values().stream().filter(each -> each.latest() != null).toList();
    }

    private List<Dataset> page(@Nullable DatasetRole role) {
        return here.modelport()
                .datasets()
                .list(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, null), role)
                .items();
    }

    private boolean isMeant(Dataset each) {
        return each.latest() != null && each.latest().roles().stream().anyMatch(roles::contains);
    }

    private void offerVersions(@Nullable Dataset chosen) {
        List<DatasetVersion> ready = chosen == null ? List.of() : ready(chosen);
        version.setItems(ready);
        version.setVisible(chosen != null);
        dataset.setInvalid(chosen != null && ready.isEmpty());
        dataset.setErrorMessage(t("compression.rows.none"));
        ready.stream()
                .filter(each -> each.roles().stream().anyMatch(roles::contains))
                .findFirst()
                .or(() -> ready.stream().findFirst())
                .ifPresent(version::setValue);
    }

    private List<DatasetVersion> ready(Dataset chosen) {
        return here
                .modelport()
                .datasets()
                .versions(here.project(), chosen.name(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(each -> each.state() == VersionState.READY)
                .toList();
    }

    private static String label(Dataset dataset) {
        String roles = dataset.latest() == null
                ? ""
                : DatasetText.roles(dataset.latest().roles());
        return roles.isEmpty() ? dataset.title() : t("compression.rows.dataset", dataset.title(), roles);
    }

    private static String label(DatasetVersion version) {
        long rows = version.rows() == null ? 0 : version.rows();
        return "v" + version.number() + " \u00b7 " + t("dataset.rows", Formats.count(rows), rows);
    }
}
