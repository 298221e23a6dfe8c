package modelport.processing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.Stage;
import modelport.contract.processing.TextPreparation;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.TextModel;
import modelport.inference.TextTokenizer;
import modelport.processing.audio.AudioStation;
import modelport.processing.image.ImageStation;
import modelport.processing.items.ItemStation;
import modelport.processing.text.GenerationStation;
import modelport.processing.text.TextStation;
import modelport.processing.text.VectorStation;
import org.jspecify.annotations.Nullable;

/**
 * A version with its processing in memory: takes what people have and gives what they want to know. Runs on platform
 * threads, many at once, and never on those that must not wait.
 */
public final class Pipeline implements AutoCloseable {
    private final Station station;

    private Pipeline(Station station) {
        this.station = station;
    }

    /**
     * Loads every stage.
     *
     * @param mainFile the file that the version is loaded from
     * @param folder of its files
     * @throws modelport.inference.InferenceException if a file or what is declared is at fault
     */
    public static Pipeline load(Path mainFile, Path folder, Signature signature, LoadOptions options) {
        Processing processing = Objects.requireNonNull(signature.processing(), "a version that takes tensors");
        ProcessingCheck.expectWhole(processing);
        return new Pipeline(new Loader(mainFile, folder, signature, options).station(processing));
    }

    /** One answer for each row: lists, maps, texts and numbers. */
    public List<Object> run(List<Payload> rows, Duration time) {
        return run(rows, time, () -> false);
    }

    /** The same for somebody who may go away: throws {@link java.util.concurrent.CancellationException} then. */
    public List<Object> run(List<Payload> rows, Duration time, BooleanSupplier pointless) {
        return station.answer(rows, Deadline.in(time, pointless));
    }

    @Override
    public void close() {
        station.close();
    }

    /** Opens the files of a version. */
    private record Loader(Path mainFile, Path folder, Signature signature, LoadOptions options) {
        Station station(Processing processing) {
            Stage first = processing.first();
            return switch (first.preparation()) {
                case TextPreparation text -> texts(first, text);
                case AudioPreparation audio -> audio(first, audio);
                case ItemPreparation items -> items(first, items);
                case ImagePreparation _ -> images(processing.stages());
            };
        }

        private Station texts(Stage stage, TextPreparation text) {
            Path file = folder.resolve(text.tokenizer());
            TextTokenizer tokenizer = stage.interpretation() instanceof GenerationAnswer
                    ? TextTokenizer.whole(file)
                    : TextTokenizer.load(file, text.maxTokens());
            try {
                LoadedModel model = model(stage);
                if (stage.interpretation() instanceof GenerationAnswer answer) {
                    return closing(model, () -> new GenerationStation(model, tokenizer, text, answer));
                }
                boolean vectors = stage.interpretation() instanceof VectorAnswer
                        || stage.interpretation() instanceof SimilarityAnswer;
                if (vectors) {
                    return new VectorStation(new TextModel(model, tokenizer));
                }
                return new TextStation(model, tokenizer, text, stage.interpretation(), signature.classes());
            } catch (RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        }

        private Station audio(Stage stage, AudioPreparation audio) {
            LoadedModel model = model(stage);
            return closing(
                    model, () -> new AudioStation(model, audio, stage.interpretation(), signature.classes(), folder));
        }

        private Station items(Stage stage, ItemPreparation items) {
            LoadedModel model = model(stage);
            return closing(model, () -> new ItemStation(model, items, (RankingAnswer) stage.interpretation(), folder));
        }

        /** From the last to the first, as each one owns what is behind it. */
        private ImageStation images(List<Stage> stages) {
            ImageStation next = null;
            for (Stage stage : new ArrayList<>(stages).reversed()) {
                next = image(stage, next);
            }
            return Objects.requireNonNull(next, "no stage");
        }

        private ImageStation image(Stage stage, @Nullable ImageStation next) {
            try {
                LoadedModel model = model(stage);
                return closing(
                        model,
                        () -> new ImageStation(
                                model,
                                (ImagePreparation) stage.preparation(),
                                stage.interpretation(),
                                signature.classes(),
                                folder,
                                next));
            } catch (RuntimeException e) {
                if (next != null) {
                    next.close();
                }
                throw e;
            }
        }

        private LoadedModel model(Stage stage) {
            String path = stage.model();
            Path file = path == null ? mainFile : folder.resolve(path);
            boolean main = file.normalize().equals(mainFile.normalize());
            return OnnxModels.load(file, main ? signature : OnnxModels.inspect(file), options);
        }

        private static <T> T closing(LoadedModel model, Supplier<T> station) {
            try {
                return station.get();
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
        }
    }
}
