/** Files on their way in. */
@NullMarked
package modelport.ui.artifacts;

import org.jspecify.annotations.NullMarked;
