package modelport.ui.processing;

import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.AudioScaling;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Preparation;
import modelport.contract.processing.TextPreparation;
import modelport.ui.components.Formats;

/** How requests become inputs, in sentences. */
final class PreparationText {
    private PreparationText() {}

    /** In a word or two: pictures. */
    static String brief(Preparation preparation) {
        return switch (preparation) {
            case TextPreparation text -> t("processing.form." + text.form().name());
            case ImagePreparation _ -> t("processing.pictures");
            case AudioPreparation _ -> t("processing.recordings");
            case ItemPreparation _ -> t("processing.items");
        };
    }

    /** What goes in, and step by step what is done to it. */
    static List<String> steps(Preparation preparation) {
        return switch (preparation) {
            case TextPreparation text ->
                List.of(
                        t("processing.takes." + text.form().name()),
                        t("processing.tokens", text.maxTokens(), text.tokenizer()));
            case ImagePreparation image -> picture(image);
            case AudioPreparation audio -> recording(audio);
            case ItemPreparation items -> items(items);
        };
    }

    private static List<String> picture(ImagePreparation image) {
        List<String> steps = new ArrayList<>();
        steps.add(t("processing.takes.picture"));
        int shortest = image.shortest() == null ? Math.min(image.width(), image.height()) : image.shortest();
        steps.add(sentences(
                t("processing.fit." + image.fit().name(), image.width(), image.height(), shortest, image.multipleOf()),
                t("processing.filter." + image.filter().name())));
        steps.add(t(
                "processing.colors." + image.colors().name(),
                t("processing.layout." + image.layout().name())));
        if (image.invert()) {
            steps.add(t("processing.invert"));
        }
        if (!image.mean().isEmpty() || !image.std().isEmpty()) {
            steps.add(t("processing.normalized", factor(image.scale()), list(image.mean(), 0), list(image.std(), 1)));
        } else if (image.scale() != 1) {
            steps.add(t("processing.scaled", factor(image.scale())));
        }
        return steps;
    }

    private static List<String> recording(AudioPreparation audio) {
        List<String> steps = new ArrayList<>();
        steps.add(t("processing.takes.recording", audio.maxSeconds()));
        steps.add(t("processing.rate", Formats.count(audio.sampleRate())));
        if (audio.scaling() != AudioScaling.NONE) {
            steps.add(t("processing.loudness." + audio.scaling().name()));
        }
        if (audio.windowed()) {
            double millis = 1000.0 * audio.window() / audio.sampleRate();
            steps.add(t("processing.windows", audio.window(), Formats.millis(millis), audio.context()));
        }
        if (!audio.states().isEmpty()) {
            steps.add(t("processing.memory", audio.states().size()));
        }
        return steps;
    }

    private static List<String> items(ItemPreparation items) {
        List<String> steps = new ArrayList<>();
        steps.add(t(items.users() == null ? "processing.takes.history" : "processing.takes.person"));
        steps.add(t("processing.catalogue", items.catalogue()));
        if (items.history()) {
            steps.add(t("processing.history", items.length()));
        }
        return steps;
    }

    /** 1/255 says more than 0.00392156862745098. */
    private static String factor(double scale) {
        double divisor = 1 / scale;
        boolean whole = scale < 1 && Math.abs(divisor - Math.rint(divisor)) < 1e-6;
        return whole ? "1/" + Math.round(divisor) : Formats.figure(scale);
    }

    private static String list(List<Double> values, double otherwise) {
        List<Double> shown = values.isEmpty() ? List.of(otherwise) : values;
        return shown.stream().map(Formats::figure).collect(Collectors.joining(", "));
    }
}
