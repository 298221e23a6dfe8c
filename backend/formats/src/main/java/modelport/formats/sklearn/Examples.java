package modelport.formats.sklearn;

import java.util.List;

/** A few values of one column. */
public sealed interface Examples {
    /** As many as rows are tried. */
    int MOST = 4;

    record Texts(List<String> values) implements Examples {
        public Texts {
            values = values.stream().limit(MOST).toList();
        }
    }

    record Numbers(List<Double> values) implements Examples {
        public Numbers {
            values = values.stream().limit(MOST).toList();
        }
    }
}
