/** What all passes need: the model on the bench, its layers, its rows. */
@NullMarked
package modelport.compression.graph;

import org.jspecify.annotations.NullMarked;
