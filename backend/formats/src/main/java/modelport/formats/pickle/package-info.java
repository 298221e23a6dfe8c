/** Reads Python's pickles and Joblib's files as data: nothing in them is imported, called or built. */
@NullMarked
package modelport.formats.pickle;

import org.jspecify.annotations.NullMarked;
