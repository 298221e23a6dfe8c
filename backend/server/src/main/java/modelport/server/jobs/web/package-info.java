/** HTTP face of jobs. */
@NullMarked
package modelport.server.jobs.web;

import org.jspecify.annotations.NullMarked;
