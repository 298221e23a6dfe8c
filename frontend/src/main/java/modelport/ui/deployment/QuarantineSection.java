package modelport.ui.deployment;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import modelport.contract.ProblemException;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Quarantine;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** An engine that is not started any more: what happened, since when, how often, and the way back. */
final class QuarantineSection {
    private QuarantineSection() {}

    static Component of(Here here, Endpoint endpoint, Quarantine quarantine, Runnable changed) {
        var facts = Box.tag("dl", "mp-bound");
        facts.add(
                row(t("endpoint.quarantine.why"), Words.of(say(quarantine.reason()))),
                row(t("endpoint.quarantine.since"), Formats.when(quarantine.since())),
                row(t("endpoint.quarantine.times"), Words.of(t("endpoint.quarantine.count", quarantine.times()))));
        var section = new Section(t("endpoint.quarantine"), facts).explained(t("endpoint.quarantine.explain"));
        if (here.mayDeploy()) {
            var failure = Box.of("");
            var restart = new Button(
                    t("endpoint.restart"), Icon.PLAY.draw(), click -> restart(here, endpoint, failure, changed));
            section.action(restart);
            section.add(failure);
        }
        return section;
    }

    private static void restart(Here here, Endpoint endpoint, Box failure, Runnable changed) {
        try {
            here.modelport().endpoints().restart(here.project(), endpoint.name());
            Notice.show(t("endpoint.restarted", endpoint.name()));
            changed.run();
        } catch (ProblemException e) {
            failure.show(Problems.box(e));
        }
    }

    private static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }
}
