/** Words about predictions that were kept. */
@NullMarked
package modelport.contract.prediction;

import org.jspecify.annotations.NullMarked;
