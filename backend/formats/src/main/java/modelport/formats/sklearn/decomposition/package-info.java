/** {@code sklearn.decomposition}: rows by fewer numbers. */
@NullMarked
package modelport.formats.sklearn.decomposition;

import org.jspecify.annotations.NullMarked;
