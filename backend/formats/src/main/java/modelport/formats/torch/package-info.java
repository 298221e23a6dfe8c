/** Files of PyTorch: weights, pickled modules and TorchScript, read as data. */
@NullMarked
package modelport.formats.torch;

import org.jspecify.annotations.NullMarked;
