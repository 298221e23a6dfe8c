/** How a file of somebody's becomes a table of ours: types are found out, cells are checked, columns are summarised. */
@NullMarked
package modelport.tables.load;

import org.jspecify.annotations.NullMarked;
