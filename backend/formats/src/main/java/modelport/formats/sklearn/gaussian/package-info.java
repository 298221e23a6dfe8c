/** {@code sklearn.gaussian_process}: answers with their uncertainty, from kernels of the known points. */
@NullMarked
package modelport.formats.sklearn.gaussian;

import org.jspecify.annotations.NullMarked;
