/** {@code sklearn.ensemble}: estimators that ask many others. */
@NullMarked
package modelport.formats.sklearn.ensemble;

import org.jspecify.annotations.NullMarked;
