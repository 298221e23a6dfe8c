/** What happens before and behind a model: requests become its inputs, and its outputs answers. */
@NullMarked
package modelport.processing;

import org.jspecify.annotations.NullMarked;
