package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.CompressionAccepted;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.NewCompression;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.registry.Model;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.datasets.RowsField;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** Starts a search for smaller versions: of what, measured on which rows, with which recipes, within which limits. */
public final class StartDialog extends Dialog {
    final ComboBox<Model> model = new ComboBox<>(t("upload.model"));
    final Select<Version> version = new Select<>();
    final RowsField evaluation;
    final RowsField calibration;
    final RecipesField recipes;
    final LimitsField limits = new LimitsField();
    final Button start = new Button(t("compression.begin"));
    final Box failure = Box.of("");
    private final Here here;

    private StartDialog(Here here, String heading) {
        this.here = here;
        addClassName("mp-form-dialog");
        addClassName("mp-start-dialog");
        setHeaderTitle(heading);
        evaluation = new RowsField(
                here, t("compression.evaluation"), t("compression.evaluation.help"), DatasetRole.EVALUATION);
        calibration = new RowsField(
                here,
                t("compression.calibration"),
                t("compression.calibration.help"),
                DatasetRole.CALIBRATION,
                DatasetRole.TRAINING);
        calibration.dataset.setClearButtonVisible(true);
        calibration.dataset.setPlaceholder(t("compression.calibration.half"));
        recipes = new RecipesField(here);
        version.setLabel(t("deploy.version"));
        version.setItemLabelGenerator(StartDialog::label);
        start.addThemeName("primary");
        start.setDisableOnClick(true);
        start.addClickListener(click -> start());
        add(Box.of(
                "mp-form-stack",
                Words.tag("p", "mp-explain", t("compression.start.explain")),
                Box.of("mp-rows-field", model, version),
                evaluation,
                calibration,
                recipes,
                limits,
                failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), start);
    }

    /** Of this version. */
    public static StartDialog of(Here here, Version version) {
        var dialog = new StartDialog(here, t("compression.heading", version.model() + " v" + version.number()));
        dialog.model.setVisible(false);
        dialog.version.setVisible(false);
        dialog.version.setItems(version);
        dialog.version.setValue(version);
        dialog.suggestRows(version.model());
        return dialog;
    }

    /** Of a version that is chosen first. */
    public static StartDialog ofAny(Here here) {
        var dialog = new StartDialog(here, t("compression.start"));
        dialog.model.setItemLabelGenerator(Model::title);
        dialog.model.setItems(
                query -> dialog.models(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        dialog.model.addValueChangeListener(change -> dialog.offerVersions(change.getValue()));
        dialog.version.setVisible(false);
        return dialog;
    }

    private List<Model> models(String words, int offset, int limit) {
        // The platform pages by name, the field by place: the first two hundred that match are enough to choose from.
        return here
                .modelport()
                .models()
                .list(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, words.isBlank() ? null : words))
                .items()
                .stream()
                .filter(each -> each.latest() != null)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private void offerVersions(@Nullable Model chosen) {
        List<Version> ready = chosen == null ? List.of() : ready(chosen);
        version.setItems(ready);
        version.setVisible(chosen != null);
        model.setInvalid(chosen != null && ready.isEmpty());
        model.setErrorMessage(t("compression.model.none"));
        ready.stream().findFirst().ifPresent(version::setValue);
        if (chosen != null && evaluation.isEmpty()) {
            suggestRows(chosen.name());
        }
    }

    /** The rows that this model was measured on before are likely the right ones. */
    private void suggestRows(Slug name) {
        evaluation.suggest(
                here
                        .modelport()
                        .compressions()
                        .list(here.project(), name, null, new PageRequest(1, null, null))
                        .items()
                        .stream()
                        .map(each -> each.evaluation().dataset())
                        .findFirst());
    }

    private List<Version> ready(Model chosen) {
        return here
                .modelport()
                .versions()
                .list(here.project(), chosen.name(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(Version::runs)
                .toList();
    }

    private static String label(Version version) {
        return "v" + version.number() + (version.title().isEmpty() ? "" : " \u00b7 " + version.title());
    }

    private void start() {
        try {
            String missing = missing();
            if (!missing.isEmpty()) {
                failure.show(Problems.box(missing));
                return;
            }
            Version of = version.getValue();
            CompressionAccepted accepted =
                    here.modelport().compressions().create(here.project(), of.model(), of.number(), wanted());
            close();
            Links.go(Links.compression(accepted.compression().id()));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            start.setEnabled(true);
        }
    }

    private NewCompression wanted() {
        var data = new CompressionData(
                evaluation.choice().orElseThrow(), calibration.choice().orElse(null));
        return new NewCompression(recipes.codes(), data, limits.limits());
    }

    /** What has to be said before it can begin; empty if nothing. */
    private String missing() {
        if (version.getValue() == null) {
            return t("compression.missing.version");
        }
        if (evaluation.isEmpty()) {
            return t("compression.missing.rows");
        }
        if (!recipes.isComplete()) {
            return t("compression.missing.recipes");
        }
        return limits.isValid() ? "" : t("compression.missing.limits");
    }
}
