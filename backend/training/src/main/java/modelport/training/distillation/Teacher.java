package modelport.training.distillation;

import modelport.training.Table;

/** A model that a student learns from. */
public interface Teacher {
    /** What goes in and what comes out. */
    TabularSignature signature();

    /** Size of its artifact. */
    long bytes();

    /** Its probabilities or numbers: a row for each of {@code rows}, as wide as its answer. */
    Table answer(Table rows);
}
