/** Words about endpoints and what stands behind them. */
@NullMarked
package modelport.contract.deployment;

import org.jspecify.annotations.NullMarked;
