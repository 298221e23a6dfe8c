/** Words about what happens before and behind a model: how requests become its inputs, and its outputs answers. */
@NullMarked
package modelport.contract.processing;

import org.jspecify.annotations.NullMarked;
