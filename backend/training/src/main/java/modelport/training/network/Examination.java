package modelport.training.network;

import modelport.training.Table;

/** Rows that a network does not learn from, on which it is judged after each epoch. */
public interface Examination {
    Table inputs();

    /** How far outputs for the rows are from what they should be; the epoch with the smallest wins. */
    double loss(float... outputs);

    /** How good outputs are in words that a person understands: 1 is perfect. */
    double score(float... outputs);
}
