package modelport.processing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Preparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.Stage;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.processing.VectorAnswer;
import org.jspecify.annotations.Nullable;

/** Whether a processing can be meant, before any file is opened. */
public final class ProcessingCheck {
    private static final int MAX_STAGES = 3;
    private static final int MAX_SIDE = 4_096;
    private static final int MAX_TOKENS = 32_768;
    private static final int MAX_RATE = 192_000;
    private static final int MAX_WINDOW = 10_000_000;
    private static final int MAX_SECONDS = 3_600;
    private static final int MAX_TOP = 10_000;

    private ProcessingCheck() {}

    /** Throws what its owner can do something about. */
    public static void expectWhole(Processing processing) {
        List<Stage> stages = processing.stages();
        between("stages", stages.size(), 1, MAX_STAGES);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            present("stages[" + i + "].name", stage.name());
            present("stages[" + i + "].preparation", stage.preparation());
            present("stages[" + i + "].interpretation", stage.interpretation());
            if (!names.add(stage.name())) {
                throw wrong("stages[" + i + "].name", stage.name());
            }
            path(stage.model());
            preparation(stage.preparation());
            interpretation(stage.interpretation());
            together(stage);
            if (i > 0) {
                behind(stages.get(i - 1), stage);
            }
        }
    }

    /** Paths of the files that it needs, the models of its stages left out. */
    public static Set<String> files(Processing processing) {
        var files = new HashSet<String>();
        for (Stage stage : processing.stages()) {
            switch (stage.preparation()) {
                case TextPreparation text -> files.add(text.tokenizer());
                case ItemPreparation items -> {
                    files.add(items.catalogue());
                    if (items.users() != null) {
                        files.add(items.users());
                    }
                }
                case ImagePreparation _, AudioPreparation _ -> {}
            }
            if (stage.interpretation() instanceof CharacterAnswer characters) {
                files.add(characters.keys());
            }
        }
        return files;
    }

    private static void behind(Stage before, Stage stage) {
        boolean leads = before.interpretation() instanceof BoxAnswer
                || before.interpretation() instanceof RegionAnswer
                || (before.interpretation() instanceof LabelAnswer labels && Turn.isTold(labels));
        boolean looks = stage.preparation() instanceof ImagePreparation
                && !(stage.interpretation() instanceof BoxAnswer)
                && !(stage.interpretation() instanceof RegionAnswer);
        if (!leads || !looks) {
            throw Faults.input("stages-apart", "first", before.name(), "second", stage.name());
        }
    }

    private static void together(Stage stage) {
        Interpretation what = stage.interpretation();
        boolean fits = switch (stage.preparation()) {
            case TextPreparation text -> isOfTexts(text.form(), what);
            case ImagePreparation _ ->
                what instanceof LabelAnswer
                        || what instanceof BoxAnswer
                        || what instanceof RegionAnswer
                        || what instanceof CharacterAnswer
                        || what instanceof VectorAnswer;
            case AudioPreparation audio ->
                audio.windowed() == what instanceof SpeechAnswer
                        && (what instanceof SpeechAnswer
                                || what instanceof LabelAnswer
                                || what instanceof CharacterAnswer
                                || what instanceof VectorAnswer);
            case ItemPreparation _ -> what instanceof RankingAnswer;
        };
        if (!fits) {
            throw Faults.input("stage-apart", "stage", stage.name());
        }
    }

    private static boolean isOfTexts(TextForm form, Interpretation what) {
        return switch (form) {
            case TEXT ->
                what instanceof LabelAnswer
                        || what instanceof EntityAnswer
                        || what instanceof CandidateAnswer
                        || what instanceof GenerationAnswer
                        || what instanceof VectorAnswer;
            case PAIR -> what instanceof LabelAnswer || what instanceof SimilarityAnswer;
            case QUESTION -> what instanceof SpanAnswer;
        };
    }

    private static void preparation(Preparation preparation) {
        switch (preparation) {
            case TextPreparation text -> {
                path(present("tokenizer", text.tokenizer()));
                present("form", text.form());
                between("maxTokens", text.maxTokens(), 16, MAX_TOKENS);
            }
            case ImagePreparation image -> image(image);
            case AudioPreparation audio -> audio(audio);
            case ItemPreparation items -> {
                path(present("catalogue", items.catalogue()));
                path(items.users());
                between("length", items.length(), items.history() ? 1 : 0, MAX_TOP);
                between("offset", items.offset(), 0, Integer.MAX_VALUE);
                if ((items.userInput() != null && items.users() == null)
                        || (items.userInput() == null && items.itemInput() == null)) {
                    throw wrong("userInput", String.valueOf(items.userInput()));
                }
            }
        }
    }

    private static void image(ImagePreparation image) {
        ImageFit fit = present("fit", image.fit());
        present("filter", image.filter());
        present("colors", image.colors());
        present("layout", image.layout());
        boolean fixed = switch (fit) {
            case STRETCH, CROP, INSIDE -> true;
            case LIMIT, HEIGHT -> false;
        };
        between("width", image.width(), fixed ? 1 : 0, MAX_SIDE);
        between("height", image.height(), fixed || fit == ImageFit.HEIGHT ? 1 : 0, MAX_SIDE);
        between("multipleOf", image.multipleOf(), 0, MAX_SIDE);
        between("shortest", image.shortest() == null ? 1 : image.shortest(), 1, MAX_SIDE);
        finite("scale", image.scale());
        finite("pad", image.pad());
        if (image.scale() == 0) {
            throw wrong("scale", "0");
        }
        channels("mean", image.mean());
        channels("std", image.std());
        image.std().stream().filter(each -> each == 0).findFirst().ifPresent(each -> {
            throw wrong("std", "0");
        });
    }

    private static void channels(String field, List<Double> values) {
        if (values.size() != 0 && values.size() != 1 && values.size() != 3) {
            throw wrong(field, values.toString());
        }
        values.forEach(each -> finite(field, each));
    }

    private static void audio(AudioPreparation audio) {
        present("scaling", audio.scaling());
        between("sampleRate", audio.sampleRate(), 1_000, MAX_RATE);
        between("window", audio.window(), 0, MAX_WINDOW);
        between("context", audio.context(), 0, MAX_WINDOW);
        between("maxSeconds", audio.maxSeconds(), 1, MAX_SECONDS);
        audio.states().forEach(state -> {
            present("states.input", state.input());
            present("states.output", state.output());
            long size = state.shape().stream()
                    .mapToLong(each -> Math.clamp(each, 0, MAX_WINDOW))
                    .reduce(1, (a, b) -> Math.min(a * b, MAX_WINDOW));
            between("states.shape", size, 1, MAX_WINDOW - 1);
        });
    }

    private static void interpretation(Interpretation interpretation) {
        switch (interpretation) {
            case LabelAnswer labels -> {
                present("activation", labels.activation());
                top(labels.topK());
                finite("threshold", labels.threshold());
            }
            case EntityAnswer entities -> finite("threshold", entities.threshold());
            case SpanAnswer spans -> {
                top(spans.topK());
                between("maxTokens", spans.maxTokens(), 1, MAX_TOKENS);
            }
            case CandidateAnswer candidates -> {
                present("mask", candidates.mask());
                top(candidates.topK());
            }
            case VectorAnswer vectors -> present("pooling", vectors.pooling());
            case SimilarityAnswer similarity -> present("pooling", similarity.pooling());
            case BoxAnswer boxes -> {
                present("head", boxes.head());
                top(boxes.topK());
                finite("threshold", boxes.threshold());
                finite("overlap", boxes.overlap());
            }
            case RegionAnswer regions -> {
                between("maxRegions", regions.maxRegions(), 1, MAX_TOP);
                between("minSize", regions.minSize(), 0, MAX_SIDE);
                finite("threshold", regions.threshold());
                finite("unclip", regions.unclip());
            }
            case CharacterAnswer characters -> path(present("keys", characters.keys()));
            case SpeechAnswer speech -> {
                finite("threshold", speech.threshold());
                finite("release", speech.release());
            }
            case RankingAnswer ranking -> top(ranking.topK());
            case GenerationAnswer written -> GenerationCheck.expectWhole(written);
        }
    }

    private static void top(int topK) {
        between("topK", topK, 1, MAX_TOP);
    }

    static void between(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw Faults.input(
                    "field-range",
                    "field",
                    field,
                    "least",
                    Long.toString(least),
                    "most",
                    Long.toString(most),
                    "found",
                    Long.toString(value));
        }
    }

    private static void finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw wrong(field, Double.toString(value));
        }
    }

    /** Files of the version and no others. */
    private static void path(@Nullable String path) {
        if (path != null
                && (path.isEmpty()
                        || path.startsWith("/")
                        || path.contains("\\")
                        || List.of(path.split("/")).contains(".."))) {
            throw wrong("path", path);
        }
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw Faults.input("field-missing", "field", field);
        }
        return value;
    }

    static RuntimeException wrong(String field, String found) {
        return Faults.input("field-wrong", "field", field, "found", found);
    }
}
