/** Tables of samples: read from files of others, kept in a file of our own, streamed in batches. */
@NullMarked
package modelport.tables;

import org.jspecify.annotations.NullMarked;
