package modelport.ui.prediction;

import com.vaadin.flow.component.Component;
import java.util.Map;
import java.util.function.Consumer;
import modelport.contract.deployment.Answer;
import modelport.contract.registry.Signature;
import modelport.ui.components.Box;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An example of what a model would be asked, to see a processing at work that is not its version's yet. */
public final class ExampleField extends Box {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TryState state;
    private MediaField media;
    private AskFields fields;
    private Asked last = Asked.of("{}");

    public ExampleField(Signature signature) {
        super("div", "");
        state = new TryState(signature);
        media = new MediaField(state.kind(), () -> {});
        fields = AskFields.of(state, media);
        write();
    }

    /** Takes what a model with this signature would take; what was typed stays. */
    public void become(Signature signature) {
        AskKind before = state.kind();
        state.become(signature);
        if (before != state.kind()) {
            write();
        }
    }

    /** Hands on what was filled in; nothing if it was nothing. */
    public void collect(Consumer<@Nullable Map<String, Object>> then) {
        if (state.kind().isMedia() ? !media.isFilled() : state.isEmpty()) {
            then.accept(null);
            return;
        }
        fields.collect((request, asked) -> {
            last = asked;
            then.accept(
                    request.isEmpty() ? null : JSON.readValue(request, new TypeReference<Map<String, Object>>() {}));
        });
    }

    /** The answer to what was handed on last. */
    public Component view(Answer answer) {
        return new AnswerView(answer, state.signature(), last);
    }

    private void write() {
        if (!media.isFor(state.kind())) {
            media = new MediaField(state.kind(), () -> {});
        }
        media.write();
        fields = AskFields.of(state, media);
        show(fields);
    }
}
