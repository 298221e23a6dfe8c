package modelport.formats.sklearn.featureextraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Examples;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code DictVectorizer}: each key of its records is a column here, and a missing value is a key that is not there. */
public final class DictVectorisers {
    private DictVectorisers() {}

    public static Map<String, Converter> converters() {
        Converter converter = Transform.of(DictVectorisers::transform);
        return Map.of(
                "sklearn.feature_extraction._dict_vectorizer.DictVectorizer", converter,
                "sklearn.feature_extraction.dict_vectorizer.DictVectorizer", converter);
    }

    private static Table transform(Estimator vectorizer, Table rows, Graph graph) {
        DictKeys known = DictKeys.of(vectorizer);
        List<String> keys = known.keys();
        if (keys.size() != rows.width()) {
            throw vectorizer.unexpected("feature_names_");
        }
        List<Integer> order = new ArrayList<>();
        List<Table> blocks = new ArrayList<>();
        for (int column = 0; column < keys.size(); column++) {
            String key = keys.get(column);
            List<Integer> places = IntStream.range(0, known.features().size())
                    .filter(i -> known.features().get(i).key().equals(key))
                    .boxed()
                    .toList();
            blocks.add(block(known, places, rows, column, graph));
            order.addAll(places);
        }
        List<Integer> places =
                IntStream.range(0, order.size()).mapToObj(order::indexOf).toList();
        return Table.beside(graph, blocks).select(places);
    }

    private static Table block(DictKeys known, List<Integer> places, Table rows, int column, Graph graph) {
        List<DictKeys.Feature> features =
                places.stream().map(known.features()::get).toList();
        List<String> texts = features.stream()
                .flatMap(feature -> feature.text().stream())
                .toList();
        if (texts.isEmpty()) {
            Value x = rows.numbersWithGaps(column);
            return Table.of(graph, graph.where(graph.isNaN(x), graph.number(0), x), 1);
        }
        if (texts.size() < features.size()) {
            throw RefusedException.of("sklearn.column-both", "column", rows.named(List.of(column)));
        }
        rows.suggest(column, new Examples.Texts(texts));
        Value index = graph.indexOf(rows.textsWithGaps(column), texts);
        Value marks = graph.equal(index, graph.longs(IntStream.range(0, texts.size()).asLongStream().toArray()));
        return Table.of(graph, graph.cast(marks, ElementType.DOUBLE), texts.size());
    }
}
