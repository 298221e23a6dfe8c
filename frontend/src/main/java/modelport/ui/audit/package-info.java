/** Who did what, and the proof that nobody changed it afterwards. */
@NullMarked
package modelport.ui.audit;

import org.jspecify.annotations.NullMarked;
