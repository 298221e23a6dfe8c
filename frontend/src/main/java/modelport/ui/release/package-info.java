/** Releases: who asked for what, what was checked, who said so, and what became of it. */
@NullMarked
package modelport.ui.release;

import org.jspecify.annotations.NullMarked;
