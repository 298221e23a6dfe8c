/** Words about making models smaller. */
@NullMarked
package modelport.contract.compression;

import org.jspecify.annotations.NullMarked;
