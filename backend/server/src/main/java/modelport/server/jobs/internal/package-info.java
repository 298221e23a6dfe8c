/** The queue, its workers and their child processes. */
@NullMarked
package modelport.server.jobs.internal;

import org.jspecify.annotations.NullMarked;
