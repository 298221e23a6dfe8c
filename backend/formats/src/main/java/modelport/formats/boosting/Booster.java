package modelport.formats.boosting;

/** A boosted model in memory, as its file describes it. */
public sealed interface Booster permits XgboostModel, LightgbmModel {
    /** The names, and for categories the values, that the file has for its columns. */
    Columns columns();

    /** What its predictions are. */
    Task task();

    /** The number of raw scores of a row. */
    int outputs();
}
