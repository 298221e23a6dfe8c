/** How much answers move where they should not. */
@NullMarked
package modelport.statistics.stability;

import org.jspecify.annotations.NullMarked;
