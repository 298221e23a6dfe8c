/** Recordings: reading, resampling, windows, speech. */
@NullMarked
package modelport.processing.audio;

import org.jspecify.annotations.NullMarked;
