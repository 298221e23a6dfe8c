/** {@code sklearn.multiclass}: one classifier made of several that say yes or no. */
@NullMarked
package modelport.formats.sklearn.multiclass;

import org.jspecify.annotations.NullMarked;
