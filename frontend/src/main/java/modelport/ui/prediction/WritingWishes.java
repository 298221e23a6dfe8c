package modelport.ui.prediction;

import org.jspecify.annotations.Nullable;

/** How somebody wants a text to go on; what is absent is as the version says. */
record WritingWishes(
        @Nullable Integer maxTokens,
        @Nullable Double temperature,
        @Nullable Integer topK,
        @Nullable Integer seed) {
    static final WritingWishes NONE = new WritingWishes(null, null, null, null);
}
