package modelport.demo;

import java.util.List;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.NewModel;

/** A clinic's model: two versions of scikit-learn, one turned down and one that serves. */
final class Tumours {
    static final Slug MODEL = new Slug("tumours");
    static final Slug TRAINING = new Slug("tumours-training");
    static final Slug TEST = new Slug("tumours-test");
    static final Slug CLINIC = new Slug("clinic-first-weeks");
    static final Slug PRODUCTION = new Slug("production");
    static final String LABEL = "diagnosis";
    static final int STUMP = 1;
    static final int FOREST = 2;

    private final Cast cast;

    Tumours(Cast cast) {
        this.cast = cast;
    }

    void bringData() {
        Person author = cast.author();
        Words words = cast.words();
        author.dataset(
                dataset(TRAINING, "training", "uci"),
                cast.luggage().file("tumours-training.csv"),
                metadata("", "note.unlabelled"));
        author.readAgain(TRAINING, metadata(LABEL, "note.labelled", DatasetRole.TRAINING));
        author.dataset(
                dataset(TEST, "test", "uci"),
                cast.luggage().file("tumours-test.csv"),
                metadata(LABEL, "note.test", DatasetRole.EVALUATION));
        var clinic = new Patients(cast.luggage().lines("tumours-clinic.csv"), Patients.REFERENCE_SEED);
        author.dataset(
                dataset(CLINIC, "clinic", "simulated"),
                cast.luggage().write("clinic-first-weeks.csv", clinic.table(Patients.REFERENCE_ROWS)),
                metadata(LABEL, "note.clinic", DatasetRole.REFERENCE));
        author.model(new NewModel(
                MODEL,
                words.say("tumours.title"),
                "classification",
                words.say("tumours.card"),
                List.of("uci", "demo")));
    }

    void bringVersions() {
        bring(STUMP, "tumours-stump.pkl", "stump");
        bring(FOREST, "tumours-forest.pkl", "forest");
    }

    /** The people to measure with, measured again: from now on only that says how good a model is. */
    void bringNewMeasurements() {
        var people = new Patients(cast.luggage().lines("tumours-test.csv"), Patients.REFERENCE_SEED);
        cast.author()
                .dataset(
                        TEST,
                        2,
                        cast.luggage().write("tumours-test-new-microscope.csv", people.underNewMicroscope()),
                        metadata(LABEL, "note.microscope", DatasetRole.EVALUATION));
    }

    void evaluate() {
        var gap = new DatasetChoice(TRAINING, 2);
        var wanted = new NewEvaluation(TEST, null, List.of("mean_radius"), null, null, null, gap, null);
        cast.author().evaluation(MODEL, STUMP, wanted);
        cast.author().evaluation(MODEL, FOREST, wanted);
    }

    void reject() {
        Words words = cast.words();
        cast.releases()
                .rejected(
                        MODEL, STUMP, PRODUCTION, words.say("release.stump.notes"), words.say("release.stump.reason"));
    }

    Slug release() {
        return cast.releases()
                .released(MODEL, FOREST, PRODUCTION, cast.words().say("release.forest.notes"))
                .endpoint();
    }

    private void bring(int number, String file, String key) {
        cast.author().version(MODEL, number, List.of(cast.luggage().file(file)));
        String title = cast.words().say("tumours." + key + ".title");
        cast.author().describe(MODEL, number, title, cast.words().say("tumours." + key + ".card"));
    }

    private NewDataset dataset(Slug name, String key, String tag) {
        Words words = cast.words();
        return new NewDataset(
                name, words.say("dataset." + key + ".title"), words.say("dataset." + key + ".card"), List.of(tag));
    }

    private DatasetMetadata metadata(String label, String note, DatasetRole... roles) {
        return new DatasetMetadata(
                label, List.of(roles), null, null, null, cast.words().say(note));
    }
}
