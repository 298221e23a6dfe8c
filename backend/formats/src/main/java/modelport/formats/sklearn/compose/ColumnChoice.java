package modelport.formats.sklearn.compose;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;

/** Finds the columns that a {@code ColumnTransformer} means by names, numbers, a slice or a mask. */
final class ColumnChoice {
    private final Estimator owner;
    private final List<String> names;
    private final int width;

    ColumnChoice(Estimator owner, Table rows) {
        this.owner = owner;
        this.width = rows.width();
        this.names = owner.optional("feature_names_in_")
                .or(() -> owner.optional("_feature_names_in"))
                .flatMap(Values::items)
                .map(items -> items.stream()
                        .map(item -> Values.text(item).orElseThrow(this::unexpected))
                        .toList())
                .orElse(rows.names());
        if (!names.isEmpty() && names.size() != width) {
            throw unexpected();
        }
    }

    /** Indexes of the columns, in the order in which they are meant. */
    List<Integer> of(PyValue columns) {
        return switch (columns) {
            case PyValue.None ignored -> List.of();
            case PyValue.Text name -> List.of(index(name));
            case PyValue.Int number -> List.of(index(number));
            case PyValue.Instance slice when slice.type().name().equals("slice") -> sliced(slice.arguments());
            case PyValue.Instance list -> of(list.attribute("data").orElseThrow(this::unexpected));
            default -> listed(Values.items(columns).orElseThrow(this::unexpected));
        };
    }

    private List<Integer> listed(List<PyValue> items) {
        if (!items.isEmpty() && items.stream().allMatch(PyValue.Bool.class::isInstance)) {
            if (items.size() != width) {
                throw unexpected();
            }
            return IntStream.range(0, width)
                    .filter(i -> ((PyValue.Bool) items.get(i)).value())
                    .boxed()
                    .toList();
        }
        return items.stream().map(this::index).toList();
    }

    /** Python's slices leave out their end, those of names do not. */
    private List<Integer> sliced(List<PyValue> arguments) {
        if (arguments.size() != 3) {
            throw unexpected();
        }
        int step = number(arguments.get(2)).orElse(1);
        if (step <= 0) {
            throw unexpected();
        }
        int start = arguments.getFirst() instanceof PyValue.Text name
                ? index(name)
                : bound(number(arguments.getFirst()).orElse(0));
        int end = arguments.get(1) instanceof PyValue.Text name
                ? index(name) + 1
                : bound(number(arguments.get(1)).orElse(width));
        return IntStream.range(start, Math.max(start, end))
                .filter(i -> (i - start) % step == 0)
                .boxed()
                .toList();
    }

    private Optional<Integer> number(PyValue value) {
        return value == PyValue.None.NONE
                ? Optional.empty()
                : Optional.of(Values.number(value).map(Double::intValue).orElseThrow(this::unexpected));
    }

    private int bound(int number) {
        return Math.clamp(number < 0 ? (long) number + width : number, 0, width);
    }

    private int index(PyValue column) {
        int index = switch (column) {
            case PyValue.Text name -> names.indexOf(name.value());
            case PyValue.Int number -> number.value().intValueExact();
            default -> throw unexpected();
        };
        int positive = index < 0 && column instanceof PyValue.Int ? index + width : index;
        if (positive < 0 || positive >= width) {
            throw unexpected();
        }
        return positive;
    }

    private RuntimeException unexpected() {
        return owner.unexpected("transformers_");
    }
}
