/** Bytes on the disk and their rows. */
@NullMarked
package modelport.server.artifacts.internal;

import org.jspecify.annotations.NullMarked;
