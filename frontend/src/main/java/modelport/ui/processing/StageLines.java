package modelport.ui.processing;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.processing.Processing;
import modelport.contract.processing.Stage;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** A processing as people read it: stage by stage, from what goes in to what comes out. */
final class StageLines extends Box {
    StageLines(Processing processing) {
        super("ol", "mp-stages");
        List<Stage> stages = processing.stages();
        for (Stage stage : stages) {
            add(createStage(stage, stages.size() > 1));
        }
    }

    private static Component createStage(Stage stage, boolean several) {
        var line = Box.tag("li", "mp-stage");
        if (several) {
            var head = Box.of("mp-stage-head", Words.plain("h3", "", stage.name()));
            if (stage.model() != null) {
                head.add(Words.mono(stage.model()));
            }
            line.add(head);
        }
        line.add(Box.of(
                "mp-stage-sides",
                createSide(t("processing.in"), PreparationText.steps(stage.preparation())),
                createSide(t("processing.out"), InterpretationText.steps(stage.interpretation()))));
        return line;
    }

    private static Component createSide(String heading, List<String> steps) {
        var list = Box.tag("ul", "mp-stage-steps");
        steps.forEach(step -> list.add(Words.tag("li", "", step)));
        return Box.of("mp-stage-side", Words.of("mp-stat-label", heading), list);
    }
}
