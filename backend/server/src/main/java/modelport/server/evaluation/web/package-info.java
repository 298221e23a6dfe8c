/** HTTP face of evaluations. */
@NullMarked
package modelport.server.evaluation.web;

import org.jspecify.annotations.NullMarked;
