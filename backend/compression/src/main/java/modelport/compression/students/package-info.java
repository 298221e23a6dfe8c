/** Small models that learn what a large one knows. */
@NullMarked
package modelport.compression.students;

import org.jspecify.annotations.NullMarked;
