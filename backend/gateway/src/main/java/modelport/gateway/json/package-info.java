/** JSON without objects: a streaming reader over bytes and a growing writer. */
@NullMarked
package modelport.gateway.json;

import org.jspecify.annotations.NullMarked;
