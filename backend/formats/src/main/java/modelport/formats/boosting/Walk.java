package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A way through the nested values of a file, forward only and once. Every value is taken by one call, which refuses
 * values of another kind; arrays of numbers are taken whole.
 */
abstract sealed class Walk permits JsonWalk, UbjsonWalk {
    private static final int FIRST_ROOM = 16;

    private String field = "learner";

    /** The member whose value comes next, for refusals. */
    final String field() {
        return field;
    }

    /** Takes an object; {@code member} is given each name and takes that member's value. */
    final void object(Consumer<String> member) {
        Set<String> seen = new HashSet<>();
        members(name -> {
            if (!seen.add(name)) {
                throw Flaws.twice(name);
            }
            field = name;
            member.accept(name);
        });
    }

    /** Takes an array of texts. */
    final List<String> texts() {
        List<String> texts = new ArrayList<>();
        array(() -> {
            texts.add(text());
            Limits.features(texts.size());
        });
        return texts;
    }

    /** Takes an array of whole numbers, each of which must fit an int. */
    final int[] ints() {
        long[] wide = longs();
        int[] numbers = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            if (wide[i] != (int) wide[i]) {
                throw Flaws.range(field, wide[i]);
            }
            numbers[i] = (int) wide[i];
        }
        return numbers;
    }

    /** Takes an array of whole numbers. */
    long[] longs() {
        var numbers = new Object() {
            long[] values = new long[FIRST_ROOM];
            int size;
        };
        array(() -> {
            if (numbers.size == numbers.values.length) {
                numbers.values = Arrays.copyOf(numbers.values, 2 * numbers.size);
            }
            numbers.values[numbers.size++] = integer();
        });
        return Arrays.copyOf(numbers.values, numbers.size);
    }

    /** Takes an array of numbers. */
    float[] floats() {
        var numbers = new Object() {
            float[] values = new float[FIRST_ROOM];
            int size;
        };
        array(() -> {
            if (numbers.size == numbers.values.length) {
                numbers.values = Arrays.copyOf(numbers.values, 2 * numbers.size);
            }
            numbers.values[numbers.size++] = number();
        });
        return Arrays.copyOf(numbers.values, numbers.size);
    }

    protected abstract void members(Consumer<String> member);

    /** Takes an array; {@code element} takes one element each time. */
    abstract void array(Runnable element);

    abstract String text();

    /** Takes a text, or passes over a value of another kind. */
    abstract Optional<String> textIfAny();

    /** Takes a whole number; true and false are 1 and 0. */
    abstract long integer();

    abstract float number();

    /** Passes over a value of any kind. */
    abstract void skip();

    /** Makes sure that nothing follows. */
    abstract void end();
}
