/** Keeping endpoints healthy: cases, how they go, and the policies that open them. */
@NullMarked
package modelport.ui.maintenance;

import org.jspecify.annotations.NullMarked;
