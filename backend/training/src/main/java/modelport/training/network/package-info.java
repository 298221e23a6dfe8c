/** Small networks: what they are made of, how their weights are found, how they become a graph. */
@NullMarked
package modelport.training.network;

import org.jspecify.annotations.NullMarked;
