/** Learning by DJL on PyTorch. */
@NullMarked
package modelport.training.network.djl;

import org.jspecify.annotations.NullMarked;
