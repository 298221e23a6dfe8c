/** How often rules for drift cry wolf on simulated traffic, and how soon they see a change. */
@NullMarked
package modelport.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
