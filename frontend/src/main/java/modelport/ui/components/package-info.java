/** What pages are made of: our own small parts over Vaadin's. */
@NullMarked
package modelport.ui.components;

import org.jspecify.annotations.NullMarked;
