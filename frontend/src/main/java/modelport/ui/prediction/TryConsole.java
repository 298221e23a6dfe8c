package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Function;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Endpoint;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Icon;
import modelport.ui.components.Loading;
import modelport.ui.components.Problems;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/**
 * A place to ask a model something and to see what it says, how long it took, and how to ask the same from a terminal.
 */
public final class TryConsole extends Box {
    private static final int ROWS_SHOWN = 60;

    final TextArea input = new TextArea();
    final Button send = new Button();
    final Box answer = Box.stack();
    private final TryState state;
    private final Function<String, Answer> ask;
    private int latest;

    private TryConsole(TryState state, String path, Function<String, Answer> ask) {
        super("div", "mp-try");
        this.state = state;
        this.ask = ask;
        setUpInput();
        send.setText(t("try.send"));
        send.setIcon(Icon.PLAY.draw());
        send.setEnabled(state.isText() || state.hasExample());
        send.addClickListener(click -> send());
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(input);
        var curl = new CodeDrawer(t("try.code")).code("curl", () -> Code.curl("POST", path, shown(state.request())));
        answer.attribute("aria-live", "polite");
        answer.add(Words.muted(t("try.nothing")));
        add(Box.stack(input, Box.row(send, curl.button())), answer);
    }

    /** Runs one version alone, apart from any traffic. */
    public static TryConsole ofVersion(Here here, Version version, TryState state) {
        String path =
                Code.path(here.project(), "/models/" + version.model() + "/versions/" + version.number() + "/predict");
        return new TryConsole(
                state,
                path,
                json -> here.modelport().versions().predict(here.project(), version.model(), version.number(), json));
    }

    /** Asks an endpoint, as its clients do. */
    public static TryConsole ofEndpoint(Here here, Endpoint endpoint, TryState state) {
        return new TryConsole(
                state, endpoint.path(), json -> here.modelport().endpoints().predict(endpoint.name(), json));
    }

    private void setUpInput() {
        input.setWidthFull();
        input.setValueChangeMode(ValueChangeMode.LAZY);
        if (state.isText()) {
            input.setLabel(t("try.text"));
            input.setPlaceholder(t("try.text.hint"));
            input.setValue(state.text());
            input.addValueChangeListener(change -> state.type(change.getValue()));
            input.setMinRows(4);
        } else {
            input.setLabel(t("try.body"));
            input.addClassName("mp-code-area");
            input.setValue(state.body());
            input.addValueChangeListener(change -> state.write(change.getValue()));
            input.setMinRows(6);
        }
        input.setMaxRows(16);
        if (state.isHidden()) {
            input.setPlaceholder(t(state.hasExample() ? "try.large" : "try.tooLarge"));
        }
    }

    private void send() {
        String request = state.request();
        int mine = ++latest;
        send.setEnabled(false);
        answer.show(Loading.skeleton(4));
        Tasks.run(this, () -> ask.apply(request), outcome -> {
            if (mine == latest) {
                send.setEnabled(true);
                answer.show(view(outcome));
            }
        });
    }

    private Component view(Tasks.Outcome<Answer> outcome) {
        return switch (outcome) {
            case Tasks.Outcome.Done<Answer>(Answer given) -> new AnswerView(given, state.signature());
            case Tasks.Outcome.Failed<Answer>(RuntimeException cause) -> Problems.box(cause);
        };
    }

    /** A body of a million numbers helps nobody in a terminal: it comes from a file there. */
    private static String shown(String request) {
        return request.length() <= ROWS_SHOWN * 100 ? request : "@request.json";
    }
}
