/** {@code sklearn.svm}: what libsvm computes of support vectors. */
@NullMarked
package modelport.formats.sklearn.svm;

import org.jspecify.annotations.NullMarked;
