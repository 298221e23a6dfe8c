/** How well a version's embeddings agree with those of a reference. */
@NullMarked
package modelport.statistics.embedding;

import org.jspecify.annotations.NullMarked;
