/** Endpoints and what stands behind them. */
@NullMarked
package modelport.ui.deployment;

import org.jspecify.annotations.NullMarked;
