/** The data plane: HTTP in, batches through models, answers out. Knows neither Micronaut nor a database. */
@NullMarked
package modelport.gateway;

import org.jspecify.annotations.NullMarked;
