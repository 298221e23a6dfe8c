/** {@code sklearn.manifold}: places among the training rows. */
@NullMarked
package modelport.formats.sklearn.manifold;

import org.jspecify.annotations.NullMarked;
