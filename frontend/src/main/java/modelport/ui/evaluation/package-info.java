/** Evaluations: what versions are worth, measured, explained, side by side, and to take along. */
@NullMarked
package modelport.ui.evaluation;

import org.jspecify.annotations.NullMarked;
