/** Not for other features. */
@NullMarked
package modelport.server.imports.internal;

import org.jspecify.annotations.NullMarked;
