/** Not for other features. */
@NullMarked
package modelport.server.datasets.internal;

import org.jspecify.annotations.NullMarked;
