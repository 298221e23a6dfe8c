/** {@code sklearn.naive_bayes}: columns are taken to be independent of each other within a class. */
@NullMarked
package modelport.formats.sklearn.bayes;

import org.jspecify.annotations.NullMarked;
