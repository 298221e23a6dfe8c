/** Models that add up weighted columns. */
@NullMarked
package modelport.training.linear;

import org.jspecify.annotations.NullMarked;
