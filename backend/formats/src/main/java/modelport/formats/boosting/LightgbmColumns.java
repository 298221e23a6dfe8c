package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.formats.boosting.Columns.Column;

/**
 * What a LightGBM file knows about its columns. The Python package lists the categories of each column that a data
 * frame held as categories, but not which columns those were: they are taken to be the ones that the training treated
 * as categories. Where these are more or fewer, as with ordered categories, columns stay numbers of categories.
 */
final class LightgbmColumns {
    private static final String COUNTED = "Column_";

    private final int features;
    private final List<String> names;
    private final TextFields head;
    private final Map<String, String> parameters;

    LightgbmColumns(int features, List<String> names, TextFields head, Map<String, String> parameters) {
        this.features = features;
        this.names = names;
        this.head = head;
        this.parameters = parameters;
    }

    /** The columns; {@code categories} is a list of lists in JSON, null or nothing. */
    Columns with(String categories) {
        List<String> counted =
                IntStream.range(0, features).mapToObj(i -> COUNTED + i).toList();
        boolean named = !names.equals(counted) && Columns.areUsable(names);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            columns.add(new Columns.Plain(named ? names.get(i) : counted.get(i)));
        }
        List<PandasCategories.Values> values = PandasCategories.read(categories);
        List<Integer> places = places(values.size());
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            columns.set(place, values.get(i).column(columns.get(place).name()));
        }
        return new Columns(columns, named);
    }

    private List<Integer> places(int count) {
        return Stream.of(listed(), described())
                .filter(places -> places.size() == count)
                .findFirst()
                .orElse(List.of());
    }

    /** By the training's parameters: {@code 0,3}. */
    private List<Integer> listed() {
        String text = parameters.getOrDefault("categorical_feature", "");
        if (!text.matches("[0-9]{1,7}(,[0-9]{1,7}){0,100000}")) {
            return List.of();
        }
        return Stream.of(text.split(","))
                .map(Integer::valueOf)
                .filter(place -> place < features)
                .sorted()
                .distinct()
                .toList();
    }

    /** By their descriptions: a range in brackets for numbers, for categories a list such as {@code 3:0:2}. */
    private List<Integer> described() {
        List<String> infos = List.of(head.optional("feature_infos").orElse("").split(" "));
        return IntStream.range(0, Math.min(features, infos.size()))
                .filter(i -> infos.get(i).matches("-?[0-9].*"))
                .boxed()
                .toList();
    }
}
