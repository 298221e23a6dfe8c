package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.RecipeStep;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.compression.Study.Point;

/** All that is known of one candidate, in a drawer at the side. */
final class CandidateDrawer extends Dialog {
    /** Takes this candidate; not there for whoever may not, or where it was taken. */
    final Button promote = new Button(t("compression.promote"));

    CandidateDrawer(Study study, Candidate candidate, boolean mayTake, Consumer<Point> take) {
        addClassName("mp-side-drawer");
        addClassName("mp-candidate-drawer");
        setHeaderTitle(RecipeText.title(candidate.recipe()));
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        var content = Box.of("mp-stack mp-wide mp-column-drawer", createHead(candidate));
        Study.point(candidate).ifPresent(point -> content.add(MeasuredSection.of(study, point)));
        if (!candidate.layers().isEmpty()) {
            content.add(LayersSection.of(candidate.layers()));
        }
        add(content);
        if (mayTake && candidate.promotedVersion() == null) {
            Study.point(candidate).ifPresent(point -> offer(point, take));
        }
    }

    private void offer(Point point, Consumer<Point> take) {
        promote.addThemeName("primary");
        promote.addClickListener(click -> {
            close();
            take.accept(point);
        });
        getFooter().add(promote);
    }

    private static Component createHead(Candidate candidate) {
        var head = Box.of("mp-stack mp-candidate-head");
        if (candidate.reason() != null) {
            head.add(Words.plain("p", "mp-strong", say(candidate.reason())));
        }
        head.add(Words.tag("p", "mp-lead", RecipeText.explanation(candidate.recipe())));
        if (!candidate.warnings().isEmpty()) {
            var warnings = Box.tag("ul", "mp-warnings");
            candidate
                    .warnings()
                    .forEach(each -> warnings.add(Box.tag("li", "", State.LOOK.mark(), Words.of(say(each)))));
            head.add(warnings);
        }
        head.add(createFacts(candidate));
        return head;
    }

    private static Component createFacts(Candidate candidate) {
        var facts = Box.tag("dl", "mp-bound");
        facts.add(row(t("compression.recipe"), Words.mono(candidate.recipe())));
        var steps = Box.tag("ol", "mp-steps-list");
        candidate.passes().forEach(step -> steps.add(Box.tag("li", "", createStep(step))));
        facts.add(row(t("compression.steps"), steps));
        if (candidate.makeMs() != null) {
            facts.add(row(t("compression.made"), Words.of(Formats.millis(candidate.makeMs()))));
        }
        if (candidate.digest() != null) {
            facts.add(row(t("endpoint.digest"), new DigestChip(candidate.digest())));
        }
        if (candidate.promotedVersion() != null) {
            facts.add(row(t("deploy.version"), Words.of("v" + candidate.promotedVersion())));
        }
        return facts;
    }

    private static Component createStep(RecipeStep step) {
        String parameters = step.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> RecipeText.parameter(each.getKey(), each.getValue()))
                .collect(Collectors.joining(t("list.comma")));
        return Box.of("mp-size", Words.of(RecipeText.step(step)), Words.muted(parameters));
    }

    static Box row(String name, Component value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }
}
