package modelport.ui.prediction;

import java.util.function.BiConsumer;

/** A picture or a recording, which the browser brings when it is asked about. */
final class MediaFields extends AskFields {
    private final MediaField media;

    MediaFields(TryState state, MediaField media) {
        super(state);
        this.media = media;
        add(media);
    }

    @Override
    void collect(BiConsumer<String, Asked> then) {
        String name = state.kind() == AskKind.PICTURE ? "image" : "audio";
        media.hand(
                (key, base64) -> then.accept(base64.isEmpty() ? "" : Requests.media(name, base64), Asked.ofMedia(key)));
    }
}
