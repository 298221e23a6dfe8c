package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
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

/** Chooses rows with labels: a dataset, and its newest version or a certain one. */
public final class DataField extends Box {
    /** A version, or whichever is the newest when it is needed. */
    private record Choice(boolean newest, DatasetVersion version) {}

    final ComboBox<Dataset> dataset = new ComboBox<>();
    private final Select<Choice> version = new Select<>();
    private final Here here;
    private final String help;
    private final List<Dataset> offered;
    private Runnable changed = () -> {};

    /** Offers datasets with this role before all others. */
    public DataField(Here here, String label, String help, DatasetRole role) {
        super("div", "mp-rows-field");
        this.here = here;
        this.help = help;
        offered = offered(role);
        dataset.setLabel(label);
        dataset.setHelperText(help);
        dataset.setItems(offered);
        dataset.setItemLabelGenerator(Dataset::title);
        dataset.addValueChangeListener(change -> offerVersions(change.getValue()));
        version.setLabel(t("deploy.version"));
        version.setItemLabelGenerator(DataField::label);
        version.setVisible(false);
        version.addValueChangeListener(change -> {
            check();
            changed.run();
        });
        add(dataset, version);
    }

    /** Calls back when other rows are chosen. */
    public DataField onChange(Runnable listener) {
        changed = listener;
        return this;
    }

    /** Takes these rows, if they are there; the newest ones where no version is named. */
    public void show(DatasetChoice wanted) {
        offered.stream()
                .filter(each -> each.name().equals(wanted.dataset()))
                .findFirst()
                .ifPresent(dataset::setValue);
        Integer number = wanted.version();
        if (number != null) {
            version.getListDataView()
                    .getItems()
                    .filter(each -> !each.newest() && each.version().number() == number)
                    .findFirst()
                    .ifPresent(version::setValue);
        }
    }

    /** Takes the dataset of that name. */
    public void show(Slug name) {
        show(new DatasetChoice(name, null));
    }

    /** What is chosen. */
    public Optional<DatasetChoice> choice() {
        return version.getOptionalValue()
                .map(each -> new DatasetChoice(
                        each.version().dataset(),
                        each.newest() ? null : each.version().number()));
    }

    /** The version that would be taken now. */
    public Optional<DatasetVersion> rows() {
        return version.getOptionalValue().map(Choice::version);
    }

    /** Whether rows with a label are chosen; otherwise the field says what is missing. */
    public boolean isComplete() {
        dataset.setErrorMessage(t("tuning.data.missing"));
        dataset.setInvalid(dataset.isEmpty());
        return !dataset.isEmpty() && check();
    }

    private boolean check() {
        Optional<DatasetVersion> rows = rows();
        boolean labelled = rows.map(DatasetVersion::label).isPresent();
        dataset.setErrorMessage(t(rows.isEmpty() ? "compression.rows.none" : "tuning.data.noLabel"));
        dataset.setInvalid(!dataset.isEmpty() && !labelled);
        dataset.setHelperText(rows.map(DatasetVersion::label)
                .map(label -> t("tuning.data.label", label))
                .orElse(help));
        return labelled;
    }

    private void offerVersions(@Nullable Dataset chosen) {
        List<Choice> choices = new ArrayList<>();
        List<DatasetVersion> ready = chosen == null ? List.of() : ready(chosen.name());
        ready.stream().findFirst().ifPresent(first -> choices.add(new Choice(true, first)));
        ready.forEach(each -> choices.add(new Choice(false, each)));
        version.setItems(choices);
        version.setVisible(chosen != null);
        choices.stream().findFirst().ifPresent(version::setValue);
        check();
    }

    private List<Dataset> offered(DatasetRole role) {
        Map<Slug, Dataset> found = new LinkedHashMap<>();
        page(role).forEach(each -> found.putIfAbsent(each.name(), each));
        page(null).forEach(each -> found.putIfAbsent(each.name(), each));
        return found.values().stream().filter(each -> each.latest() != null).toList();
    }

    private List<Dataset> page(@Nullable DatasetRole role) {
        var all = new PageRequest(PageRequest.MAX_LIMIT, null, null);
        return here.modelport().datasets().list(here.project(), all, role).items();
    }

    private List<DatasetVersion> ready(Slug name) {
        var all = new PageRequest(PageRequest.MAX_LIMIT, null, null);
        return here.modelport().datasets().versions(here.project(), name, all).items().stream()
                .filter(each -> each.state() == VersionState.READY)
                .toList();
    }

    private static String label(Choice choice) {
        long rows = choice.version().rows() == null ? 0 : choice.version().rows();
        String number = "v" + choice.version().number();
        return choice.newest()
                ? t("tuning.data.newest", number)
                : number + " \u00b7 " + t("dataset.rows", Formats.count(rows), rows);
    }
}
