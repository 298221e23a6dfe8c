/** Words about datasets, their versions, columns and rows. */
@NullMarked
package modelport.contract.datasets;

import org.jspecify.annotations.NullMarked;
