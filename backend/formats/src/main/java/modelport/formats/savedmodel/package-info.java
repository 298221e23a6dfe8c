/** TensorFlow's SavedModel: signatures, operators, variables and assets, read as data. */
@NullMarked
package modelport.formats.savedmodel;

import org.jspecify.annotations.NullMarked;
