package modelport.ui.access;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.stream.Stream;
import modelport.ui.components.Box;
import modelport.ui.components.Page;
import modelport.ui.components.Words;
import modelport.ui.shell.ForStrangers;
import modelport.ui.shell.LanguageButton;
import modelport.ui.shell.Wordmark;

/** The two pages before the door: a form at the left, the life of a model at the right. */
abstract class Gate extends Page implements ForStrangers {
    Gate() {
        removeClassName("mp-page");
        addClassName("mp-gate");
    }

    final void show(String heading, String text, Component... form) {
        add(
                Box.of(
                        "mp-gate-form",
                        Box.of(
                                "mp-gate-top",
                                Box.of("mp-wordmark", new Wordmark(), Words.of("Modelport")),
                                new LanguageButton()),
                        Box.stack(Words.tag("h1", "", heading), Words.tag("p", "", text)),
                        Box.of("mp-gate-fields", form)),
                createPicture());
    }

    private static Component createPicture() {
        var line = Box.tag("ol", "");
        Stream.of("bring", "improve", "release", "serve", "watch")
                .forEach(step -> line.add(
                        Box.tag("li", "", Words.strong(t("gate.step." + step)), Words.of(t("gate.promise." + step)))));
        return Box.of("mp-gate-picture", line);
    }
}
