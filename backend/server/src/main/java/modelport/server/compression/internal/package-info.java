/** Not for other features. */
@NullMarked
package modelport.server.compression.internal;

import org.jspecify.annotations.NullMarked;
