package modelport.formats.sklearn.multiclass;

import java.util.Map;
import modelport.formats.sklearn.Converter;

/** Classifiers of many classes, made of classifiers of two. */
public final class MulticlassClassifiers {
    private MulticlassClassifiers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.multiclass.OneVsRestClassifier", OneVsRest::convert,
                "sklearn.multiclass.OneVsOneClassifier", OneVsOne::convert,
                "sklearn.multiclass.OutputCodeClassifier", OutputCodes::convert,
                "sklearn.multiclass._ConstantPredictor", ConstantPredictor::convert);
    }
}
