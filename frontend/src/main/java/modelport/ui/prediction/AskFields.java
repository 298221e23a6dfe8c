package modelport.ui.prediction;

import java.util.function.BiConsumer;
import modelport.ui.components.Box;

/** Where somebody puts what a model is asked; what they type is kept in the console's state at once. */
abstract class AskFields extends Box {
    final TryState state;

    AskFields(TryState state) {
        super("div", "mp-stack mp-ask");
        this.state = state;
    }

    /** Hands on the request, and what of it the answer is drawn on. */
    void collect(BiConsumer<String, Asked> then) {
        String request = state.request();
        then.accept(request, Asked.of(request));
    }

    /** Fields of this kind, filled with what was typed before. */
    static AskFields of(TryState state, MediaField media) {
        if (state.isRaw()) {
            return new BodyFields(state);
        }
        return switch (state.kind()) {
            case TEXTS -> new TextsFields(state);
            case PROMPT -> new PromptFields(state);
            case PAIR, QUESTION -> new PairFields(state);
            case PICTURE, SOUND -> new MediaFields(state, media);
            case ITEMS -> new ItemFields(state);
            case BODY -> new BodyFields(state);
        };
    }
}
