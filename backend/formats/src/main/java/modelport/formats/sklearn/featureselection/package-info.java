/** {@code sklearn.feature_selection}: some of the columns. */
@NullMarked
package modelport.formats.sklearn.featureselection;

import org.jspecify.annotations.NullMarked;
