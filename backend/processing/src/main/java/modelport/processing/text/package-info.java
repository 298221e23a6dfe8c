/** Texts: tokens with their places, labels, entities, answers. */
@NullMarked
package modelport.processing.text;

import org.jspecify.annotations.NullMarked;
