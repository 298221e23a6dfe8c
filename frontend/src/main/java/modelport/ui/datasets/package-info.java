/** Datasets: the list, a file on its way in, what was found in it, and what its columns and rows are. */
@NullMarked
package modelport.ui.datasets;

import org.jspecify.annotations.NullMarked;
