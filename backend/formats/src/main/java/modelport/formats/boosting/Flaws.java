package modelport.formats.boosting;

import modelport.onnx.RefusedException;

/** What can be wrong with a field of a model file. */
final class Flaws {
    private Flaws() {}

    static RefusedException missing(String field) {
        return RefusedException.of("boosting.missing", "field", field);
    }

    static RefusedException twice(String field) {
        return RefusedException.of("boosting.twice", "field", field);
    }

    /** The field holds another kind of value than it must. */
    static RefusedException form(String field) {
        return RefusedException.of("boosting.form", "field", field);
    }

    static RefusedException range(String field, Object value) {
        return RefusedException.of("boosting.range", "field", field, "value", value);
    }

    static RefusedException truncated(long offset) {
        return RefusedException.of("boosting.truncated", "size", offset);
    }

    static RefusedException syntax(long offset) {
        return RefusedException.of("boosting.syntax", "offset", offset);
    }

    static void requireLength(String field, long found, long expected) {
        if (found != expected) {
            throw RefusedException.of("boosting.length", "field", field, "found", found, "expected", expected);
        }
    }

    static void requireIndex(String field, long value, long size) {
        if (value < 0 || value >= size) {
            throw range(field, value);
        }
    }

    static double requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw range(field, value);
        }
        return value;
    }

    /** Infinity is a number, NaN is none. */
    static double requireNumber(String field, double value) {
        if (Double.isNaN(value)) {
            throw range(field, value);
        }
        return value;
    }
}
