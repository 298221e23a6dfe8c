/** What a cell's characters mean: numbers, moments, truth values, or nothing. */
@NullMarked
package modelport.tables.text;

import org.jspecify.annotations.NullMarked;
