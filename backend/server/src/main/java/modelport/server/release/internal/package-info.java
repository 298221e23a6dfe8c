/** Rows and canonical forms of releases. */
@NullMarked
package modelport.server.release.internal;

import org.jspecify.annotations.NullMarked;
