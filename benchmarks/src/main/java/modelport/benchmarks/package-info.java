/** Side-by-side measurements against peers. */
@NullMarked
package modelport.benchmarks;

import org.jspecify.annotations.NullMarked;
