/** Where releases go, what serves there, and by which rules. */
@NullMarked
package modelport.ui.environment;

import org.jspecify.annotations.NullMarked;
