package modelport.ui.shell;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;
import modelport.contract.notification.Notification;
import modelport.contract.notification.Urgency;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.Words;

/** One thing that the visitor was told: how much it wants, what happened, where, and when. */
public final class NotificationLine extends Box {
    /** Calls {@code read} when somebody says that it is read, or follows it. */
    public NotificationLine(Notification notification, Consumer<Notification> read) {
        super("div", notification.read() ? "mp-told" : "mp-told mp-told-unread");
        var mark = Box.of("mp-told-mark", state(notification.urgency()).mark());
        mark.add(Words.of("mp-hidden", t("notifications.urgency." + notification.urgency())));
        add(mark, createWords(notification, read));
        if (!notification.read()) {
            add(createRead(notification, read));
        }
    }

    /** Which of the five states it is. */
    public static State state(Urgency urgency) {
        return switch (urgency) {
            case NEWS -> State.IDLE;
            case ACTION -> State.MOVING;
            case ALERT -> State.ACT;
        };
    }

    private static Component createWords(Notification notification, Consumer<Notification> read) {
        String sentence = say(notification.message());
        Component what = SubjectLinks.of(notification.project(), notification.subject())
                .<Component>map(href -> {
                    var link = Links.to(href, sentence);
                    link.getElement().addEventListener("click", _ -> follow(notification, read));
                    return link;
                })
                .orElseGet(() -> Words.of(sentence));
        var where = Box.of("mp-told-when", Formats.when(notification.at()));
        if (notification.project() != null) {
            where.add(Words.of(notification.project().value()));
        }
        return Box.of("mp-told-words", what, where);
    }

    private static void follow(Notification notification, Consumer<Notification> read) {
        if (!notification.read()) {
            read.accept(notification);
        }
    }

    private static Button createRead(Notification notification, Consumer<Notification> read) {
        var button = new Button(Icon.CHECK.draw(), click -> read.accept(notification));
        button.addThemeName("tertiary");
        button.addClassName("mp-icon-button");
        button.setAriaLabel(t("notifications.markRead", say(notification.message())));
        button.setTooltipText(t("notifications.markRead.short"));
        return button;
    }
}
