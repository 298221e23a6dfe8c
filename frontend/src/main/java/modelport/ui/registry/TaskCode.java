package modelport.ui.registry;

import static modelport.ui.components.Texts.orWord;

import java.util.List;
import modelport.ui.components.Icon;

/** The tasks that we know a name and a picture for; the platform takes others, too. */
public final class TaskCode {
    /** In the order of the vocabulary. */
    public static final List<String> KNOWN = List.of(
            "classification",
            "regression",
            "clustering",
            "anomaly-detection",
            "embedding",
            "text-classification",
            "token-classification",
            "question-answering",
            "fill-mask",
            "text-generation",
            "translation",
            "image-classification",
            "object-detection",
            "ocr",
            "speech-recognition",
            "audio-classification",
            "voice-activity",
            "text-to-speech",
            "recommendation",
            "transform");

    private TaskCode() {}

    /** Its name in the reader's language; the code itself for one that nobody named. */
    public static String name(String task) {
        return task.isEmpty() ? orWord("task.", "unknown") : orWord("task.", task);
    }

    static Icon icon(String task) {
        return switch (task) {
            case "classification", "clustering" -> Icon.CLASSES;
            case "regression" -> Icon.TREND;
            case "anomaly-detection" -> Icon.SPIKE;
            case "embedding" -> Icon.EMBEDDING;
            case "text-classification", "question-answering", "text-generation", "fill-mask" -> Icon.TEXT;
            case "token-classification" -> Icon.TOKENS;
            case "translation" -> Icon.TRANSLATE;
            case "image-classification", "object-detection" -> Icon.PICTURE;
            case "ocr" -> Icon.SCAN;
            case "speech-recognition", "audio-classification", "voice-activity", "text-to-speech" -> Icon.SOUND;
            case "recommendation" -> Icon.STAR;
            default -> Icon.MODEL;
        };
    }
}
