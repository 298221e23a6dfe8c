/** Words about what models are worth. */
@NullMarked
package modelport.contract.evaluation;

import org.jspecify.annotations.NullMarked;
