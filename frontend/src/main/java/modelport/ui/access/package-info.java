/** Signing in, the first start, and tokens for programs. */
@NullMarked
package modelport.ui.access;

import org.jspecify.annotations.NullMarked;
