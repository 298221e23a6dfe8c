package modelport.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;

/** A short word that something was done; never used for errors, which stay on the page. */
public final class Notice {
    private static final int SHORT = 3_000;
    private static final int LONG = 10_000;

    private Notice() {}

    public static void show(String text) {
        var notification = Notification.show(text, SHORT, Notification.Position.BOTTOM_CENTER);
        notification.addClassName("mp-notice");
    }

    /** What was done can be taken back for a while. */
    public static void undoable(String text, String undo, Runnable back) {
        var notification = new Notification();
        notification.setDuration(LONG);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.addClassName("mp-notice");
        var button = new Button(undo, click -> {
            notification.close();
            back.run();
        });
        button.addThemeName("tertiary");
        notification.add(Box.of("mp-notice-row", Words.of(text), button));
        notification.open();
    }
}
