package modelport.tables.load;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.tables.Cells;
import modelport.tables.Column;
import modelport.tables.TableException;
import modelport.tables.text.MissingText;
import modelport.tables.text.MomentText;
import modelport.tables.text.TruthText;
import org.jspecify.annotations.Nullable;

/** One kind of {@link Filling} for each type of column. */
final class Fillings {
    private Fillings() {}

    static Filling of(Column column, int size, Guesses.Cells read) {
        return switch (column.type()) {
            case INTEGER -> new Integers(new long[size], read);
            case NUMBER -> new Numbers(new double[size], read);
            case BOOLEAN -> new Truths(new boolean[size], read.missing());
            case TIMESTAMP -> new Times(new long[size], read.missing());
            case CATEGORY, TEXT -> new Texts(column, size, read.missing());
        };
    }

    private static Message bad(ColumnType type, char[] chars, int from, int length) {
        String code = switch (type) {
            case INTEGER -> "datasets.bad-integer";
            case NUMBER -> "datasets.bad-number";
            case BOOLEAN -> "datasets.bad-boolean";
            case TIMESTAMP -> "datasets.bad-timestamp";
            case CATEGORY, TEXT -> "datasets.bad-category";
        };
        return TableException.reason(code, "value", new String(chars, from, length));
    }

    private static final class Integers extends Filling {
        private final long[] values;
        private final Guesses.Cells read;

        Integers(long[] values, Guesses.Cells read) {
            this.values = values;
            this.read = read;
        }

        @Override
        @Nullable
        Message text(int place, char[] chars, int from, int length, boolean quoted) {
            if (read.missing().is(chars, from, length)) {
                nothing(place);
                return null;
            }
            return switch (read.number().parse(chars, from, length)) {
                case WHOLE -> whole(place, read.number().whole());
                case FRACTION -> fraction(place, read.number().value(), chars, from, length);
                case NONE, HUGE, INFINITE -> bad(ColumnType.INTEGER, chars, from, length);
            };
        }

        /** Tools that know no missing integer write 5.0. */
        private @Nullable Message fraction(int place, double value, char[] chars, int from, int length) {
            return value == Math.rint(value) && Math.abs(value) < 1L << 53
                    ? whole(place, (long) value)
                    : bad(ColumnType.INTEGER, chars, from, length);
        }

        @Override
        @Nullable
        Message whole(int place, long value) {
            present(place);
            values[place] = value;
            return null;
        }

        @Override
        void clear(int place) {
            values[place] = 0;
        }

        @Override
        Cells cells(int size, BitSet missing) {
            return new Cells.Integers(Arrays.copyOf(values, size), missing);
        }
    }

    private static final class Numbers extends Filling {
        private final double[] values;
        private final Guesses.Cells read;

        Numbers(double[] values, Guesses.Cells read) {
            this.values = values;
            this.read = read;
        }

        @Override
        @Nullable
        Message text(int place, char[] chars, int from, int length, boolean quoted) {
            if (read.missing().is(chars, from, length)) {
                nothing(place);
                return null;
            }
            return switch (read.number().parse(chars, from, length)) {
                case WHOLE, HUGE, FRACTION -> number(place, read.number().value());
                case INFINITE -> infinite(new String(chars, from, length));
                case NONE -> bad(ColumnType.NUMBER, chars, from, length);
            };
        }

        @Override
        @Nullable
        Message whole(int place, long value) {
            return number(place, (double) value);
        }

        @Override
        @Nullable
        Message number(int place, double value) {
            if (Double.isInfinite(value)) {
                return infinite(Double.toString(value));
            }
            present(place);
            values[place] = value;
            return null;
        }

        private static Message infinite(String value) {
            return TableException.reason("datasets.bad-infinite", "value", value);
        }

        @Override
        void clear(int place) {
            values[place] = Double.NaN;
        }

        @Override
        Cells cells(int size, BitSet missing) {
            return new Cells.Numbers(Arrays.copyOf(values, size), missing);
        }
    }

    private static final class Truths extends Filling {
        private final boolean[] values;
        private final MissingText missing;

        Truths(boolean[] values, MissingText missing) {
            this.values = values;
            this.missing = missing;
        }

        @Override
        @Nullable
        Message text(int place, char[] chars, int from, int length, boolean quoted) {
            if (missing.is(chars, from, length)) {
                nothing(place);
                return null;
            }
            Optional<Boolean> value = TruthText.parse(chars, from, length);
            return value.isPresent() ? truth(place, value.get()) : bad(ColumnType.BOOLEAN, chars, from, length);
        }

        @Override
        @Nullable
        Message truth(int place, boolean value) {
            present(place);
            values[place] = value;
            return null;
        }

        @Override
        void clear(int place) {
            values[place] = false;
        }

        @Override
        Cells cells(int size, BitSet gaps) {
            return new Cells.Truths(Arrays.copyOf(values, size), gaps);
        }
    }

    private static final class Times extends Filling {
        private final long[] values;
        private final MissingText missing;

        Times(long[] values, MissingText missing) {
            this.values = values;
            this.missing = missing;
        }

        @Override
        @Nullable
        Message text(int place, char[] chars, int from, int length, boolean quoted) {
            if (missing.is(chars, from, length)) {
                nothing(place);
                return null;
            }
            OptionalLong micros = MomentText.parse(chars, from, length);
            return micros.isPresent()
                    ? moment(place, micros.getAsLong())
                    : bad(ColumnType.TIMESTAMP, chars, from, length);
        }

        @Override
        @Nullable
        Message moment(int place, long micros) {
            present(place);
            values[place] = micros;
            return null;
        }

        @Override
        void clear(int place) {
            values[place] = 0;
        }

        @Override
        Cells cells(int size, BitSet gaps) {
            return new Cells.Times(Arrays.copyOf(values, size), gaps);
        }
    }

    private static final class Texts extends Filling {
        private final String[] values;
        private final Set<String> allowed;
        private final MissingText missing;
        /** Texts that recur are kept once. */
        private final FewTexts few = new FewTexts();

        private int characters;

        Texts(Column column, int size, MissingText missing) {
            this.values = new String[size];
            this.allowed = new HashSet<>(column.categories());
            this.missing = missing;
        }

        @Override
        @Nullable
        Message text(int place, char[] chars, int from, int length, boolean quoted) {
            if (length == 0 || (!quoted && missing.is(chars, from, length))) {
                nothing(place);
                return null;
            }
            String known = few.isFull() ? null : few.of(chars, from, length);
            String text = known == null ? new String(chars, from, length) : known;
            if (!allowed.isEmpty() && !allowed.contains(text)) {
                return bad(ColumnType.CATEGORY, chars, from, length);
            }
            present(place);
            values[place] = text;
            characters = length;
            return null;
        }

        @Override
        int characters() {
            return characters;
        }

        @Override
        void clear(int place) {
            values[place] = "";
            characters = 0;
        }

        @Override
        Cells cells(int size, BitSet gaps) {
            return new Cells.Texts(Arrays.copyOf(values, size), gaps);
        }
    }
}
