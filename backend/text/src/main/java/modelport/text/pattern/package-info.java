/** Regular expressions of Python's {@code re}, matched in time that grows with the text and not faster. */
@NullMarked
package modelport.text.pattern;

import org.jspecify.annotations.NullMarked;
