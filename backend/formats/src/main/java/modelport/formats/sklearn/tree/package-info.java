/** {@code sklearn.tree}: decision trees, and how many of them become one operator. */
@NullMarked
package modelport.formats.sklearn.tree;

import org.jspecify.annotations.NullMarked;
