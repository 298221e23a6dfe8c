package modelport.formats.sklearn;

import java.util.Map;
import java.util.Optional;
import modelport.formats.pickle.PyValue;

/** Other libraries whose models people pickle, by the first word of their modules. */
final class Frameworks {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("torch", "PyTorch"),
            Map.entry("keras", "Keras"),
            Map.entry("tensorflow", "TensorFlow"),
            Map.entry("xgboost", "XGBoost"),
            Map.entry("lightgbm", "LightGBM"),
            Map.entry("catboost", "CatBoost"),
            Map.entry("statsmodels", "statsmodels"),
            Map.entry("prophet", "Prophet"),
            Map.entry("fastai", "fastai"),
            Map.entry("transformers", "Transformers"),
            Map.entry("spacy", "spaCy"),
            Map.entry("gensim", "Gensim"),
            Map.entry("imblearn", "imbalanced-learn"),
            Map.entry("skorch", "skorch"),
            Map.entry("h2o", "H2O"),
            Map.entry("pyspark", "PySpark"));

    private Frameworks() {}

    /** The library's name, if this is a model of one; the tensors and tables of a library are no models. */
    static Optional<String> of(PyValue.Global type) {
        boolean data = type.module().startsWith("torch._utils") || type.module().startsWith("torch.storage");
        return data
                ? Optional.empty()
                : Optional.ofNullable(NAMES.get(type.module().split("\\.", 2)[0]));
    }
}
