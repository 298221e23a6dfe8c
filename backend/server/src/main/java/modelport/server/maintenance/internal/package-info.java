/** Not for other features. */
@NullMarked
package modelport.server.maintenance.internal;

import org.jspecify.annotations.NullMarked;
