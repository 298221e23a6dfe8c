package modelport.ui.processing;

import modelport.contract.processing.Processing;

/** A processing in a few words. */
public final class ProcessingWords {
    private ProcessingWords() {}

    /** What goes in: pictures. */
    public static String takes(Processing processing) {
        return PreparationText.brief(processing.first().preparation());
    }

    /** What comes out: labels. */
    public static String gives(Processing processing) {
        return InterpretationText.brief(processing.last().interpretation());
    }

    /** All of it: pictures \u2192 lines of text \u2192 characters. */
    static String line(Processing processing) {
        var line = new StringBuilder(takes(processing));
        processing
                .stages()
                .forEach(stage -> line.append(" \u2192 ").append(InterpretationText.brief(stage.interpretation())));
        return line.toString();
    }
}
