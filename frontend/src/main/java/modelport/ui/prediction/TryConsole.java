package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.function.Function;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Endpoint;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.Icon;
import modelport.ui.components.Loading;
import modelport.ui.components.Problems;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/**
 * A place to ask a model something and to see what it says, how long it took, and how to ask the same from a terminal.
 * A page keeps it for as long as it is open: what is typed stays when the page is written again around it.
 */
public final class TryConsole extends Box {
    /** What came of a question. */
    private record Given(Tasks.Outcome<Answer> outcome, Asked asked, Signature signature) {}

    final Button send = new Button();
    final Box answer = Box.stack();
    private final Box question = Box.stack();
    private final TryState state;
    private final String path;
    private final Function<String, Answer> ask;
    private AskFields fields;
    private MediaField media;
    private @Nullable Given given;
    private boolean busy;
    private int latest;

    private TryConsole(Signature signature, String path, Function<String, Answer> ask) {
        super("div", "mp-try");
        this.path = path;
        this.ask = ask;
        state = new TryState(signature);
        media = new MediaField(state.kind(), this::mind);
        fields = AskFields.of(state, media);
        send.addClickListener(click -> send());
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(question);
        answer.attribute("aria-live", "polite");
        add(question, answer);
        write();
    }

    /** Runs one version alone, apart from any traffic. */
    public static TryConsole ofVersion(Here here, Version version, Signature signature) {
        String path =
                Code.path(here.project(), "/models/" + version.model() + "/versions/" + version.number() + "/predict");
        return new TryConsole(
                signature,
                path,
                json -> here.modelport().versions().predict(here.project(), version.model(), version.number(), json));
    }

    /** Asks an endpoint, as its clients do. */
    public static TryConsole ofEndpoint(Here here, Endpoint endpoint, Signature signature) {
        return new TryConsole(
                signature, endpoint.path(), json -> here.modelport().endpoints().predict(endpoint.name(), json));
    }

    /** Another version may be behind it now; nothing moves as long as it takes and gives the same. */
    public void become(Signature signature) {
        if (!signature.equals(state.signature())) {
            state.become(signature);
            write();
        }
    }

    /** Writes itself in the present language, with what was typed and answered. */
    public void write() {
        if (!media.isFor(state.kind())) {
            media = new MediaField(state.kind(), this::mind);
        }
        media.write();
        fields = AskFields.of(state, media);
        send.setText(t("try.send"));
        send.setIcon(Icon.PLAY.draw());
        var curl = AskCode.drawer(state, path);
        question.removeAll();
        if (state.kind() != AskKind.BODY) {
            question.add(createWays());
        }
        question.add(fields, Box.row(send, curl.button()));
        mind();
        tell();
    }

    /** What is filled in at present. */
    AskFields fields() {
        return fields;
    }

    /** The place for a file, shown or not. */
    MediaField media() {
        return media;
    }

    /** Chooses between fields and JSON. */
    void raw(boolean wanted) {
        if (wanted != state.isRaw()) {
            state.raw(wanted);
            write();
        }
    }

    private Component createWays() {
        var form = new Tab(t(
                switch (state.kind()) {
                    case TEXTS, PROMPT, PAIR, QUESTION -> "try.asText";
                    case PICTURE -> "try.asPicture";
                    case SOUND -> "try.asSound";
                    case ITEMS, BODY -> "try.asFields";
                }));
        var json = new Tab(t("try.asJson"));
        var ways = new Tabs(form, json);
        ways.addClassName("mp-ask-ways");
        ways.getElement().setAttribute("aria-label", t("try.ways"));
        ways.setSelectedTab(state.isRaw() ? json : form);
        ways.addSelectedChangeListener(change -> {
            boolean wanted = json.equals(change.getSelectedTab());
            if (wanted != state.isRaw()) {
                state.raw(wanted);
                AskFields old = fields;
                fields = AskFields.of(state, media);
                question.replace(old, fields);
                mind();
            }
        });
        return ways;
    }

    /** Whether there is something to ask with. */
    private void mind() {
        boolean something = state.isRaw()
                ? state.kind() != AskKind.BODY || state.hasExample()
                : !state.kind().isMedia() || media.isFilled();
        send.setEnabled(something && !busy);
    }

    private void send() {
        int mine = ++latest;
        busy = true;
        mind();
        answer.show(Loading.skeleton(4));
        fields.collect((request, asked) -> send(mine, request, asked));
    }

    private void send(int mine, String request, Asked asked) {
        Signature signature = state.signature();
        if (request.isEmpty()) {
            settle(mine, given);
            return;
        }
        Tasks.run(this, () -> ask.apply(request), outcome -> settle(mine, new Given(outcome, asked, signature)));
    }

    private void settle(int mine, @Nullable Given outcome) {
        if (mine == latest) {
            busy = false;
            given = outcome;
            mind();
            tell();
        }
    }

    private void tell() {
        if (busy) {
            return;
        }
        Given shown = given;
        answer.show(
                shown == null
                        ? Words.muted(t("try.nothing"))
                        : switch (shown.outcome()) {
                            case Tasks.Outcome.Done<Answer>(Answer said) ->
                                new AnswerView(said, shown.signature(), shown.asked());
                            case Tasks.Outcome.Failed<Answer>(RuntimeException cause) -> Problems.box(cause);
                        });
    }
}
