package modelport.demo;

import java.util.List;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.contract.registry.NewModel;

/** A help desk's model: MiniLM, which turns sentences into vectors. */
final class Sentences {
    static final Slug MODEL = new Slug("sentences");
    static final Slug DATASET = new Slug("help-desk");

    private static final String FILE = "all-minilm-l6-v2";

    private final Cast cast;

    Sentences(Cast cast) {
        this.cast = cast;
    }

    Slug bring() {
        Words words = cast.words();
        cast.author()
                .dataset(
                        new NewDataset(
                                DATASET,
                                words.say("dataset.sentences.title"),
                                words.say("dataset.sentences.card"),
                                List.of("text")),
                        cast.luggage().file("help-desk.csv"),
                        new DatasetMetadata(
                                "topic",
                                List.of(DatasetRole.EVALUATION, DatasetRole.CALIBRATION),
                                null,
                                null,
                                null,
                                words.say("note.sentences")));
        cast.author()
                .model(new NewModel(
                        MODEL,
                        words.say("sentences.title"),
                        "embedding",
                        words.say("sentences.card"),
                        List.of("minilm", "demo")));
        cast.author()
                .version(
                        MODEL,
                        1,
                        List.of(
                                cast.luggage().fromLibrary(FILE + ".onnx", "model.onnx"),
                                cast.luggage().fromLibrary(FILE + "-tokenizer.json", "tokenizer.json")));
        cast.author().describe(MODEL, 1, words.say("sentences.1.title"), words.say("sentences.1.card"));
        return cast.releases().deployed(MODEL, 1);
    }
}
