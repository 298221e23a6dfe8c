/** {@code sklearn.cluster}: the nearest of some centres. */
@NullMarked
package modelport.formats.sklearn.cluster;

import org.jspecify.annotations.NullMarked;
