/** Finding good settings: searches, what they found, and how one begins. */
@NullMarked
package modelport.ui.tuning;

import org.jspecify.annotations.NullMarked;
