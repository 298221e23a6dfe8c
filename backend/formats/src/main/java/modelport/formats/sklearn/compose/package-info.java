/** {@code sklearn.pipeline} and {@code sklearn.compose}: estimators one after the other, and side by side. */
@NullMarked
package modelport.formats.sklearn.compose;

import org.jspecify.annotations.NullMarked;
