/** The listener: connections, HTTP, and which address means what. */
@NullMarked
package modelport.gateway.http;

import org.jspecify.annotations.NullMarked;
