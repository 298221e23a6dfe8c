/** Not for other features. */
@NullMarked
package modelport.server.tuning.internal;

import org.jspecify.annotations.NullMarked;
