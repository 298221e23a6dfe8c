package modelport.ui.evaluation;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** Asks what shall be measured on what, starts it, and goes where it can be followed. */
public final class MeasureDialog extends Dialog {
    final VersionFields what;
    final DatasetFields on;
    final WishFields wishes;
    final Button measure = new Button(t("evaluation.measure"));
    private final Box failure = Box.of("");
    private final Here here;

    private MeasureDialog(Here here, String heading) {
        this.here = here;
        var choices = new Choices(here);
        wishes = new WishFields(choices);
        on = new DatasetFields(choices);
        what = new VersionFields(choices, (version, ready) -> {
            wishes.offer(version, ready);
            on.suggest(version.model());
        });
        addClassName("mp-form-dialog");
        setHeaderTitle(heading);
        measure.addThemeName("primary");
        measure.setDisableOnClick(true);
        measure.addClickListener(click -> measure());
        add(Box.of(
                "mp-form-stack",
                Words.tag("p", "mp-explain", t("evaluation.measure.explain")),
                what,
                on,
                wishes,
                failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), measure);
    }

    /** Whatever is chosen. */
    static MeasureDialog any(Here here, @Nullable Slug model) {
        var dialog = new MeasureDialog(here, t("evaluation.measure.heading"));
        if (model != null) {
            dialog.what.show(model);
        }
        return dialog;
    }

    /** This version. */
    public static MeasureDialog of(Here here, Slug model, int version) {
        var dialog = new MeasureDialog(here, t("evaluation.measure.version", model + " v" + version));
        dialog.what.fix(model, version);
        return dialog;
    }

    /** This version on this dataset, which a comparison waits for. */
    static MeasureDialog of(Here here, Slug model, int version, Slug dataset, @Nullable Integer datasetVersion) {
        MeasureDialog dialog = of(here, model, version);
        dialog.on.show(dataset, datasetVersion);
        return dialog;
    }

    /** The same once more, with the same wishes unless somebody changes them. */
    static MeasureDialog again(Here here, Evaluation evaluation) {
        MeasureDialog dialog = of(here, evaluation.model(), evaluation.version());
        dialog.on.show(evaluation.dataset().dataset(), evaluation.dataset().version());
        dialog.on.slice(evaluation.request().slices());
        dialog.wishes.show(evaluation.request());
        return dialog;
    }

    private void measure() {
        failure.removeAll();
        try {
            Optional<Version> version = what.chosen();
            boolean complete = Stream.of(version.isPresent(), on.isComplete(), wishes.isValid())
                    .allMatch(Boolean.TRUE::equals);
            if (!complete || version.isEmpty()) {
                return;
            }
            EvaluationAccepted accepted = here.modelport()
                    .evaluations()
                    .create(here.project(), version.get().model(), version.get().number(), wanted());
            close();
            Links.go(Links.evaluation(accepted.evaluation().id()));
        } catch (ProblemException e) {
            explain(e);
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            measure.setEnabled(true);
        }
    }

    NewEvaluation wanted() {
        List<String> slices = on.slices();
        return new NewEvaluation(
                on.dataset(),
                on.version(),
                slices.isEmpty() ? null : slices,
                wishes.columns(),
                wishes.reference(),
                wishes.noise(),
                wishes.gap(),
                wishes.efficiency());
    }

    /** In the field that the sentence is about, if there is one. */
    private void explain(ProblemException cause) {
        Optional<HasValidation> wrong = cause.problem() instanceof Problem.Invalid(Message message)
                ? field(message.args().getOrDefault("field", ""))
                : Optional.empty();
        wrong.ifPresentOrElse(
                field -> {
                    field.setErrorMessage(say(cause.problem().message()));
                    field.setInvalid(true);
                },
                () -> failure.show(Problems.box(cause)));
    }

    private Optional<HasValidation> field(String name) {
        return switch (name) {
            case "dataset" -> Optional.of(on.dataset);
            case "datasetVersion" -> Optional.of(on.version);
            case "slices" -> Optional.of(on.slices);
            case "reference" -> wishes.opened(wishes.reference);
            case "noise" -> wishes.opened(wishes.noise);
            case "gap", "gap.dataset", "gap.version" -> wishes.opened(wishes.gap);
            default -> Optional.empty();
        };
    }
}
