package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** What can be done with an evaluation in its present state, by whoever looks at it. */
final class EvaluationActions {
    private final Here here;
    private final Evaluation evaluation;
    private final String name;
    private final Consumer<Evaluation> changed;

    EvaluationActions(Here here, Evaluation evaluation, String name, Consumer<Evaluation> changed) {
        this.here = here;
        this.evaluation = evaluation;
        this.name = name;
        this.changed = changed;
    }

    Component[] all() {
        List<Component> actions = new ArrayList<>();
        actions.add(createCode().button());
        EvaluationReport report = evaluation.report();
        if (report != null) {
            String file = "%s-v%d-%s-v%d"
                    .formatted(
                            evaluation.model(),
                            evaluation.version(),
                            evaluation.dataset().dataset(),
                            evaluation.dataset().version());
            actions.add(Download.link(Download.Kind.CSV, file, () -> EvaluationCsv.of(evaluation, report)));
            actions.add(Download.link(Download.Kind.HTML, file, () -> ReportFile.of(name, evaluation, report)));
        }
        if (evaluation.state() == EvaluationState.READY) {
            actions.add(new Button(t("evaluation.compare"), click -> Links.go(compare())));
        }
        if (here.mayContribute()) {
            addContributors(actions);
        }
        return actions.toArray(Component[]::new);
    }

    private void addContributors(List<Component> actions) {
        if (evaluation.state() == EvaluationState.RUNNING) {
            actions.add(new Button(t("evaluation.stop"), Icon.CROSS.draw(), click -> stop()));
        } else if (evaluation.state() == EvaluationState.READY) {
            actions.add(new Button(
                    t("evaluation.again"),
                    Icon.ROLL_BACK.draw(),
                    click -> MeasureDialog.again(here, evaluation).open()));
        }
    }

    private String compare() {
        return Links.compare(
                evaluation.model(),
                List.of(evaluation.version()),
                evaluation.dataset().dataset(),
                evaluation.dataset().version());
    }

    private void stop() {
        here.modelport().jobs().cancel(evaluation.job());
        Notice.show(t("job.cancelled"));
        changed.accept(here.modelport().evaluations().get(here.project(), evaluation.id()));
    }

    private CodeDrawer createCode() {
        String versions = Code.path(
                here.project(), "/models/" + evaluation.model() + "/versions/" + evaluation.version() + "/evaluations");
        return new CodeDrawer(name)
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/evaluations/" + evaluation.id())))
                .code(t("evaluation.again"), () -> Code.curl("POST", versions, json(evaluation.request())));
    }

    /** The wishes as the API takes them. */
    static String json(NewEvaluation wishes) {
        List<String> parts = new ArrayList<>();
        parts.add(pair("dataset", quoted(wishes.dataset().value())));
        if (wishes.datasetVersion() != null) {
            parts.add(pair("datasetVersion", wishes.datasetVersion().toString()));
        }
        if (wishes.slices() != null && !wishes.slices().isEmpty()) {
            parts.add(pair(
                    "slices",
                    wishes.slices().stream()
                            .map(EvaluationActions::quoted)
                            .collect(Collectors.joining(", ", "[", "]"))));
        }
        if (wishes.columns() != null && !wishes.columns().isEmpty()) {
            parts.add(pair(
                    "columns",
                    wishes.columns().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(each -> quoted(each.getKey()) + ": " + quoted(each.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"))));
        }
        if (wishes.reference() != null) {
            parts.add(pair("reference", wishes.reference().toString()));
        }
        if (wishes.noise() != null) {
            parts.add(pair("noise", wishes.noise().toString()));
        }
        if (wishes.gap() != null) {
            String version = wishes.gap().version() == null
                    ? ""
                    : ", \"version\": " + wishes.gap().version();
            parts.add(
                    pair("gap", "{\"dataset\": " + quoted(wishes.gap().dataset().value()) + version + "}"));
        }
        if (wishes.efficiency() != null) {
            parts.add(pair("efficiency", wishes.efficiency().toString()));
        }
        return String.join(", ", parts).transform(all -> "{" + all + "}");
    }

    private static String pair(String name, String json) {
        return quoted(name) + ": " + json;
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
