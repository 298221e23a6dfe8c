package modelport.benchmarks.drift;

/**
 * What happens to traffic, from a day on.
 *
 * @param column that it happens to; of {@link Kind#LABELS} it is none alone
 */
record Change(Kind kind, int column, int from) {
    static final Change NONE = new Change(Kind.NONE, -1, Integer.MAX_VALUE);

    /** Kinds of change. */
    enum Kind {
        NONE("none"),
        SUDDEN("sudden: a number moves by 0.5 deviations"),
        GRADUAL("gradual: a number moves by 0.8 deviations in 14 days"),
        SEGMENT("one segment of five: a number moves by 1 deviation"),
        MISSING("missing values: 2 % become 12 %"),
        CATEGORY("a new category in 4 % of the rows"),
        LABELS("labels: 30 % of one class become 45 %");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** By how many deviations a column moves. */
    double shift(int at, int day, int segment) {
        if (at != column || day < from) {
            return 0;
        }
        return switch (kind) {
            case SUDDEN -> 0.5;
            case GRADUAL -> 0.8 * Math.min(1, (day - from + 1) / 14.0);
            case SEGMENT -> segment == 0 ? 1 : 0;
            case NONE, MISSING, CATEGORY, LABELS -> 0;
        };
    }

    double missing(int at, int day) {
        return kind == Kind.MISSING && at == column && day >= from ? 0.12 : 0.02;
    }

    double unseen(int at, int day) {
        return kind == Kind.CATEGORY && at == column && day >= from ? 0.04 : 0;
    }

    double prior(int day) {
        return kind == Kind.LABELS && day >= from ? 0.45 : 0.3;
    }

    /** Whether blaming a column first is right. */
    boolean isRight(int blamed) {
        return kind == Kind.LABELS ? Traffic.followsLabel(blamed) : blamed == column;
    }
}
