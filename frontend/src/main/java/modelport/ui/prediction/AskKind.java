package modelport.ui.prediction;

import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.Signature;

/** What somebody asks a model with. */
enum AskKind {
    /** One text or several. */
    TEXTS,
    /** A text that shall go on. */
    PROMPT,
    /** Two texts that belong together. */
    PAIR,
    /** A question and the text that has its answer. */
    QUESTION,
    /** A JPEG or PNG file. */
    PICTURE,
    /** A WAV file. */
    SOUND,
    /** Somebody, and what they had. */
    ITEMS,
    /** Tensors: JSON alone. */
    BODY;

    static AskKind of(Signature signature) {
        Processing processing = signature.processing();
        if (processing == null || processing.stages().isEmpty()) {
            return BODY;
        }
        return switch (processing.first().preparation()) {
            case TextPreparation _ when processing.first().interpretation() instanceof GenerationAnswer -> PROMPT;
            case TextPreparation text ->
                switch (text.form()) {
                    case TEXT -> TEXTS;
                    case PAIR -> PAIR;
                    case QUESTION -> QUESTION;
                };
            case ImagePreparation _ -> PICTURE;
            case AudioPreparation _ -> SOUND;
            case ItemPreparation _ -> ITEMS;
        };
    }

    boolean isMedia() {
        return this == PICTURE || this == SOUND;
    }
}
