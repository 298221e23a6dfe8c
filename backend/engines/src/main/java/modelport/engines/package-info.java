/** Engines that can crash: each model that they run has a process of its own, which comes back when it dies. */
@NullMarked
package modelport.engines;

import org.jspecify.annotations.NullMarked;
