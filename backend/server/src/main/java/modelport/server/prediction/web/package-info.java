/** HTTP face of prediction. */
@NullMarked
package modelport.server.prediction.web;

import org.jspecify.annotations.NullMarked;
