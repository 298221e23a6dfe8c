/** Characters and strings as Python sees them. */
@NullMarked
package modelport.text.unicode;

import org.jspecify.annotations.NullMarked;
