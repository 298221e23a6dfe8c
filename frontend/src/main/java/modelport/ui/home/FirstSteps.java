package modelport.ui.home;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** The empty home: the three steps from a file to an answer. */
final class FirstSteps extends Box {
    FirstSteps(Here here) {
        super("div", "mp-stack mp-answered");
        var upload = new Button(t("home.first.upload"), Icon.UPLOAD.draw(), click -> Links.go(Links.upload()));
        upload.addThemeName("primary");
        var list = Box.tag("ol", "mp-first-steps");
        list.add(
                step("1", "upload", here.mayContribute() ? upload : Words.muted(t("home.first.role"))),
                step("2", "deploy", Words.of("")),
                step("3", "call", code(here)));
        add(new Answer(t("home.first.answer", here.title())), list);
    }

    private static Component step(String number, String key, Component more) {
        return Box.tag(
                "li",
                "",
                Words.of("mp-first-number", number),
                Box.of(
                        "mp-stack",
                        Words.tag("h2", "", t("home.first." + key + ".heading")),
                        Words.tag("p", "", t("home.first." + key + ".text")),
                        more));
    }

    private static Component code(Here here) {
        String endpoint = "/endpoints/" + here.project() + "-my-model-development/predict";
        var code =
                Words.plain("pre", "mp-code", Code.curl("POST", endpoint, "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}"));
        code.getElement().setAttribute("tabindex", "0");
        return code;
    }
}
