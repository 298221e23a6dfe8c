package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import modelport.contract.compression.Promotion;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.compression.Study.Point;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Makes a candidate a version, and says before what that version will be. */
final class PromoteDialog extends Dialog {
    private static final double HUNDRED = 100;
    private static final int TITLE_LONGEST = 200;

    final TextField title = new TextField(t("upload.versionTitle"));
    final TextArea card = new TextArea(t("edit.card"));
    final NumberField budget = new NumberField(t("compression.budget"));
    final Button promote = new Button(t("compression.promote"));
    private final Box failure = Box.of("");
    private final Here here;
    private final Study study;
    private final Point point;
    private final Consumer<Version> made;

    /** Hands over the version that was made. */
    PromoteDialog(Here here, Study study, Point point, Consumer<Version> made) {
        this.here = here;
        this.study = study;
        this.point = point;
        this.made = made;
        addClassName("mp-form-dialog");
        addClassName("mp-promote-dialog");
        setHeaderTitle(t("compression.promote.heading", point.recipe()));
        title.setMaxLength(TITLE_LONGEST);
        title.setPlaceholder(point.recipe());
        title.setHelperText(t("compression.promote.title.help"));
        card.setHelperText(t("edit.card.help"));
        setUpBudget(study.search().constraints().maxQualityLoss());
        promote.addThemeName("primary");
        promote.setDisableOnClick(true);
        promote.addClickListener(click -> promote());
        add(createConsequences(), Box.of("mp-form-stack", title, card, budget, failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), promote);
    }

    private void setUpBudget(@Nullable Double limit) {
        budget.setSuffixComponent(Words.of("%"));
        budget.setHelperText(t("compression.budget.help", CompressionText.loss(point.loss(), study.metric())));
        budget.setErrorMessage(t("compression.budget.wrong", CompressionText.loss(point.loss(), study.metric())));
        budget.setClearButtonVisible(true);
        budget.setPlaceholder(t("compression.limit.any"));
        if (limit != null) {
            budget.setValue(Math.round(limit * HUNDRED * 1e6) / 1e6);
        }
    }

    private Component createConsequences() {
        return Consequence.facts(
                Consequence.fact(
                        "1",
                        t(
                                "compression.promote.version",
                                study.search().model(),
                                "v" + study.search().version())),
                Consequence.fact(CompressionText.percent(point.size()), t("compression.promote.size")),
                Consequence.fact(CompressionText.percent(point.time()), t("compression.promote.time")),
                Consequence.fact(
                        CompressionText.lossFigure(point.loss()),
                        t("compression.promote.loss", CompressionText.lossUnit(study.metric()))),
                Consequence.fact("0", t("compression.promote.endpoints")));
    }

    private void promote() {
        try {
            if (!isValid()) {
                return;
            }
            String name = title.getValue().strip();
            Double most = budget.getValue();
            var promotion = new Promotion(
                    name.isEmpty() ? null : name,
                    card.getValue().isBlank() ? null : card.getValue(),
                    most == null ? null : most / HUNDRED);
            Version version = here.modelport()
                    .compressions()
                    .promote(
                            here.project(),
                            study.search().id(),
                            point.candidate().id(),
                            promotion);
            close();
            made.accept(version);
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            promote.setEnabled(true);
        }
    }

    /** A budget below what was lost already would be broken from the beginning. */
    private boolean isValid() {
        Double most = budget.getValue();
        boolean wrong = (budget.isInvalid() && most == null) || (most != null && most < point.loss() * HUNDRED - 1e-9);
        budget.setInvalid(wrong);
        return !wrong;
    }
}
