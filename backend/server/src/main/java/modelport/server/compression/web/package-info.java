/** HTTP face of compressions. */
@NullMarked
package modelport.server.compression.web;

import org.jspecify.annotations.NullMarked;
